FROM scratch
ENV V=one.two.three E=
ENV A=${V:-x} B=${E:-x} C=${E-x} D=${N:-x} F=${V:+x} G=${N:+x} H=${E:+x} I=${E+x}
ENV J=${V#*.} K=${V##*.} L=${V%.*} M=${V%%.*} N=${V/o/0} O=${V//o/0} P=${N2:-${V}-${E:-z}}
