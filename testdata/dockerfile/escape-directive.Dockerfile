# escape=`
# check=skip=all
FROM scratch
ENV A=C:\dir\ B=x` y
ENV E=1 `
  F=2
