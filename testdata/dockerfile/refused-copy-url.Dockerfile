FROM scratch
COPY https://example.org/a /b
