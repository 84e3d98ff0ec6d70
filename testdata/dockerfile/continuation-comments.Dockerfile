FROM scratch
ENV A=1 \
# comment
  B=2 \
  # indented comment

  C=3
EXPOSE 80
