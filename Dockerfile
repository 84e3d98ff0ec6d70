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
COPY --from=build /build/target/no502-*.jar /opt/no502/no502.jar
USER 65532:65532
WORKDIR /work
# Warnings of the JVM would go to standard output, into the middle of JSON.
ENTRYPOINT ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto", "-Xlog:disable", "-Xlog:all=off", "-jar", "/opt/no502/no502.jar"]
CMD ["check"]
