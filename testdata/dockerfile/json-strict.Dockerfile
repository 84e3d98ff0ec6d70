FROM scratch
ENTRYPOINT ["a", "b\u00e9", "c\\"]
CMD [ "x" ,"y" ]
