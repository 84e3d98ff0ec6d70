FROM scratch AS a
COPY --from=late x y
FROM scratch AS late
FROM a
