# The ledger's server, built of the sources: neither a JDK nor Maven is needed outside.
#   docker build -t agreement-ledger . && docker run -p 127.0.0.1:8080:8080 agreement-ledger demo --data /data
# Without SPRING_DATASOURCE_URL it runs its own PostgreSQL, as `./ledger` does.

FROM maven:3-eclipse-temurin-25 AS built
WORKDIR /source
COPY . .
RUN mvn -B -ntp package -pl '!ledger-eyes,!ledger-faults,!ledger-browser' -DskipTests -Dspotless.check.skip=true

FROM eclipse-temurin:25-jre AS unpacked
WORKDIR /unpacked
COPY --from=built /source/ledger-api/target/ledger-api.jar .
RUN java -Djarmode=tools -jar ledger-api.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
# The user has a name because PostgreSQL's initdb refuses one without, and its home is the one place it may write.
RUN groupadd --gid 10001 ledger \
 && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin ledger \
 && install -d -o 10001 -g 10001 -m 700 /data
WORKDIR /app
# What changes least comes first, so that a new build of the ledger replaces the last layer only.
COPY --from=unpacked /unpacked/layers/dependencies/ ./
COPY --from=unpacked /unpacked/layers/spring-boot-loader/ ./
COPY --from=unpacked /unpacked/layers/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/layers/application/ ./
# For the service that watches another's ledger.
COPY --from=built /source/ledger-cli/target/ledger-cli.jar ./
COPY jvm/command.flags jvm/server.flags ./
# What Java does at each start, done once (docs/adr/0035): the server starts as the demo does, answers some questions and
# ends. Here, and by its own user, because it fits nowhere else. Without it the server starts as well, and later.
RUN install -d -o 10001 -g 10001 /app/cache
USER 10001:10001
RUN XDG_CACHE_HOME=/tmp/rehearsal java @command.flags @server.flags -XX:MaxRAMPercentage=75 \
      -XX:AOTCacheOutput=/app/cache/server.aot -jar ledger-api.jar rehearse --data /tmp/rehearsal \
      >/dev/null 2>/tmp/rehearsal.log || cat /tmp/rehearsal.log; rm -rf /tmp/rehearsal /tmp/rehearsal.log
# All addresses of the container; which of them the machine publishes is up to who runs it.
ENV LEDGER_HOST=0.0.0.0
VOLUME /data
EXPOSE 8080
# bash speaks HTTP here because a JRE image need not have curl. LEDGER_PORT is for who starts it with another --port.
HEALTHCHECK --interval=3s --timeout=5s --start-period=120s --retries=5 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/${LEDGER_PORT:-8080} && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# No shell around java: `docker stop` reaches it, and it closes its database in order.
ENTRYPOINT ["java", "@command.flags", "@server.flags", "-XX:MaxRAMPercentage=75", "-XX:AOTCache=/app/cache/server.aot", "-jar", "ledger-api.jar"]
CMD ["serve", "--data", "/data"]
