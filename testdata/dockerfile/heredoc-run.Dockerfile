FROM scratch
RUN <<EOF
echo 1
FROM nothing
EOF
RUN cat <<-A <<"B C"
	x
	A
y
B C
ENV A=1
