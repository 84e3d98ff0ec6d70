FROM scratch
ENV A=1 B="two words" C='$A' D=a\ b
ENV OLD  form  of value
ENV A=2 E=$A
ENV F="$A-${B}" G='single "in" it' H="esc \" \$A"
