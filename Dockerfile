# The image of no502: a JRE, the jar, and nobody special.
#   docker build -t no502 .
#   docker run --rm -v "$PWD:/work:ro" no502 check
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY src ./src
COPY rules ./rules
RUN mvn -B -ntp -q -DskipTests package

FROM eclipse-temurin:17-jre-alpine
COPY no502 /opt/no502/no502
COPY --from=build /build/target/no502-*.jar /opt/no502/lib/no502.jar
RUN ln -s /opt/no502/no502 /usr/local/bin/no502
# A container lives for one run: an archive for the next one would be made in vain.
ENV NO502_ARCHIVE=off
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["no502"]
CMD ["check"]
