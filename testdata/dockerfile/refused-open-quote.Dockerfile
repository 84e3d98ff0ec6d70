FROM scratch
ENV A="x
EXPOSE 80
