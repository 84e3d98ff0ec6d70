FROM scratch
COPY <<one <<'two' /etc/
$x
one
$y
two
EXPOSE 80
