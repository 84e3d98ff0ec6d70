FROM scratch
ARG A=1 B="2 3"
ENV R="$A|$B"
