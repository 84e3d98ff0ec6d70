FROM scratch
HEALTHCHECK --interval=5m --timeout=3s --start-period=1s --retries=2 CMD curl -f http://localhost/ || exit 1
