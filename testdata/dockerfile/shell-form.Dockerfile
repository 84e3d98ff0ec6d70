FROM scratch
ENTRYPOINT nginx -g "daemon off;"
CMD a  b $C
