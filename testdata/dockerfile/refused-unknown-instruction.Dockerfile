FROM scratch
EXPSE 80
