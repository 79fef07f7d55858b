#!/usr/bin/env bash
# CloudEvents SDKs, JavaScript 10.0.0 (npm cloudevents) and Java 4.0.1 (io.cloudevents:cloudevents-json-jackson): an event that is
# read and passed on says what its producer did not say.
#
# Guess before running: a relay that parses an event and writes it again may order members differently and round numbers in
# `data`; the attributes around it come out with the values that they came in with, and what is absent stays absent.
# Seen, JavaScript: an event without `time` has one as soon as it is read, the moment of reading, and is passed on with it as
# if its producer had stated it. A stated time is in UTC once it is read, its offset and its microseconds gone; in a batch,
# once it is written again. Java: an extension that is null, which the JSON format has read as absent, is read as the text
# "null" and passed on as that text; attributes of the specification that are null are absent, as they should be.
# Output of the run: `without a time: passed on with that of the reading; 03:04:05.123456+04:00: read as 23:04:05.123Z, from a
# batch as stated and passed on as 23:04:05.123Z; extension null: passed on as the text null; subject null: absent`.
#
# Needs node 20 or newer with npm, a JDK 17 or newer and Maven. Ends with 1 if that is no longer so.
set -euo pipefail
for program in node npm java mvn; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent cloudevents@10.0.0
cat >pass.mjs <<'JS'
import { HTTP } from "cloudevents";

const event = { specversion: "1.0", id: "1", source: "/log", type: "act.recorded" };
const read = (form, body) => HTTP.toEvent({ headers: { "content-type": `application/${form}+json` }, body: JSON.stringify(body) });
const passedOn = (read) => JSON.parse(HTTP.structured(read).body).time;
const clock = (time) => time.slice(time.indexOf("T") + 1);

const before = Date.now();
const undated = passedOn(read("cloudevents", event));
const dated = { ...event, time: "2026-01-02T03:04:05.123456+04:00" };
const [batched] = read("cloudevents-batch", [dated]);
console.log(
  `without a time: passed on ${Date.parse(undated) >= before ? "with that of the reading" : "without"}; ` +
    `${clock(dated.time)}: read as ${clock(read("cloudevents", dated).time)}, ` +
    `from a batch ${batched.time === dated.time ? "as stated" : "otherwise"} and passed on as ${clock(passedOn(batched))}`);
JS
cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.cloudevents</groupId><artifactId>cloudevents-json-jackson</artifactId><version>4.0.1</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat >Pass.java <<'JAVA'
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;

class Pass {
  public static void main(String... none) {
    System.out.println("extension null: " + written("correlation") + "; subject null: " + written("subject"));
  }

  static String written(String attribute) {
    var event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/log\",\"type\":\"act.recorded\",\"" + attribute + "\":null}";
    var format = new JsonFormat();
    var read = format.deserialize(event.getBytes(StandardCharsets.UTF_8));
    var written = new String(format.serialize(read), StandardCharsets.UTF_8);
    if (!written.contains(attribute)) return "absent";
    return written.contains("\"" + attribute + "\":\"null\"") ? "passed on as the text null" : written;
  }
}
JAVA
said="$(node pass.mjs); $(java -cp 'lib/*' Pass.java 2>/dev/null)"
echo "$said"
[ "$said" = "without a time: passed on with that of the reading; 03:04:05.123456+04:00: read as 23:04:05.123Z, from a \
batch as stated and passed on as 23:04:05.123Z; extension null: passed on as the text null; subject null: absent" ]
