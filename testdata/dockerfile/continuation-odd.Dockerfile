FROM scratch
ENV A=x\
y \  
 B=1
ENV C=a\\
ENV D=2
