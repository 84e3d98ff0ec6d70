FROM scratch AS Base
ENV A=1
FROM base AS two.x-y_z
ENV B=$A
