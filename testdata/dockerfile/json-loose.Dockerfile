FROM scratch
CMD ["a", ]
ENTRYPOINT [ 'a' ]
