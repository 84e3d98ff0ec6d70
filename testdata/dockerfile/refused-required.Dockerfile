FROM scratch
USER ${B:?say who}
