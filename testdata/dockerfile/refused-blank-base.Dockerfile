FROM ${X}
