FROM scratch
ENV U=app
USER ${U}:${G:-grp}
VOLUME /a $U
VOLUME ["/b"]
