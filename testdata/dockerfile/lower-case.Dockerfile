from scratch
env A=1
expose 80
cmd ["x"]
