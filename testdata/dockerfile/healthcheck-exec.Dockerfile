FROM scratch
HEALTHCHECK CMD ["curl", "x"]
