FROM scratch
ENV X=env
ARG X=arg
ENV Y=$X
ENV X=env2
ENV Z=$X
