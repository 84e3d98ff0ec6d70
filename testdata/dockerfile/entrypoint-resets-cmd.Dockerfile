FROM scratch AS base
CMD ["from base"]
FROM base
ENTRYPOINT ["e"]
