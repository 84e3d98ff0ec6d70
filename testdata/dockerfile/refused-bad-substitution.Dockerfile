FROM scratch
USER ${}
