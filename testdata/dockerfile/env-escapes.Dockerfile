FROM scratch
ENV A=\$B B=a\\b C="a\nb" D='a\nb' E=a\nb
ENV F=x$ G=$1y H="${A}"z
