#!/usr/bin/env bash
# FEEL, the language in which DMN (OMG's standard for tables of rules) says when something is due, in three engines: @bpmn-io/feelin 6.1.1 (npm),
# Camunda's feel-engine 1.21.0 and Apache KIE's kie-dmn-feel 10.2.0 (Maven).
#
# Guess before running: one rule comes out the same, or as null where an engine cannot reckon it; null is what FEEL has for that. A month is not
# thirty days, the later of two days is a day, and two moments are equal where neither is later.
# Seen: to Camunda 10:00+04:00 and 06:00Z are not equal, and the first is later than the second. A day and a half, P1D * 1.5, is a day, and
# half a day is none; divided by two it is half. To feelin no day is in a list of days (`list contains`; with `in` it is), the later of two
# days is null, and a month is 30 days. The day of a moment, date(), is that of UTC, its `.day` that of its offset. 31 days are written out as
# P1M1D: added to the day they were counted from they end two days short. From 31 January to 28 February it is a whole month, to the others
# none; to 30 March it is a month, 29 days and some minutes. Over the change of the clocks a day more is the same hour to feelin, and 24 hours
# to the two others.
# Output of the run: `equal moments: feelin true, camunda false, kie true; the first is later: feelin false, camunda true, kie false; P1D times
# 1.5: feelin null, camunda P1D, kie P1DT12H; P1D times 0.5: feelin null, camunda P0D, kie PT12H; in the list of days: feelin false, camunda true,
# kie true; later of two days: feelin null, camunda 2026-02-01, kie 2026-02-01; a month is 30 days: feelin true, camunda null, kie null; day of
# 02:00+04:00: feelin 2026-01-31, camunda 2026-02-01, kie 2026-02-01; 31 days: feelin P1M1D, camunda P31D, kie P31D; added again: feelin
# 2026-03-02, camunda 2026-03-04, kie 2026-03-04; months to 28 February: feelin P1M, camunda P0Y, kie P0M; to 30 March: feelin P1M29DT46M27.097S,
# camunda P1M, kie P1M; a day over the clocks: feelin 10:00, camunda 11:00, kie 11:00`.
#
# For whoever has a table of rules say which of a ledger's dates are missed: tables are drawn and tried with the first engine and run in the others,
# and none reports anything. Let rules compare moments in UTC and count days as numbers.
# Needs node 20 or newer with npm, a JDK 17 or newer and Maven. Ends with 1 if that is no longer so.
set -euo pipefail
for program in npm java mvn; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent @bpmn-io/feelin@6.1.1
# They need different versions of a library that both use.
for engine in org.camunda.feel:feel-engine:1.21.0 org.kie:kie-dmn-feel:10.2.0; do
  IFS=: read -r group artifact version <<<"$engine"
  mkdir "$artifact"
  cat >"$artifact/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>
  </dependencies>
</project>
XML
  mvn -q -B -f "$artifact/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime \
    -DoutputDirectory=lib
done
cat >rules.txt <<'FEEL'
equal moments|string(date and time("2026-02-01T10:00:00+04:00") = date and time("2026-02-01T06:00:00Z"))
the first is later|string(date and time("2026-02-01T10:00:00+04:00") > date and time("2026-02-01T06:00:00Z"))
P1D times 1.5|string(duration("P1D") * 1.5)
P1D times 0.5|string(duration("P1D") * 0.5)
in the list of days|string(list contains([date("2026-03-21"), date("2026-03-22")], date("2026-03-21")))
later of two days|string(max(date("2026-01-31"), date("2026-02-01")))
a month is 30 days|string(duration("P1M") = duration("P30D"))
day of 02:00+04:00|string(date(date and time("2026-02-01T02:00:00+04:00")))
31 days|string(date("2026-03-04") - date("2026-02-01"))
added again|string(date("2026-02-01") + duration(string(date("2026-03-04") - date("2026-02-01"))))
months to 28 February|string(years and months duration(date("2026-01-31"), date("2026-02-28")))
to 30 March|string(years and months duration(date("2026-01-31"), date("2026-03-30")))
a day over the clocks|substring(string(date and time("2026-03-28T10:00:00@Europe/Berlin") + duration("P1D")), 12, 5)
FEEL
cut -d'|' -f2 rules.txt >expressions.txt
cat >feelin.mjs <<'JS'
import { evaluate } from "@bpmn-io/feelin";
import { readFileSync } from "node:fs";

for (const rule of readFileSync("expressions.txt", "utf8").trim().split("\n")) {
  const said = evaluate(rule, {});
  console.log(String(said !== null && typeof said === "object" ? said.value : said));
}
JS
cat >Camunda.java <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.feel.api.FeelEngineBuilder;

class Camunda {
  public static void main(String... none) throws Exception {
    var engine = FeelEngineBuilder.forJava().build();
    for (var rule : Files.readAllLines(Path.of("expressions.txt"))) {
      var said = engine.evaluateExpression(rule, Map.<String, Object>of());
      System.out.println(said.isSuccess() ? said.result() : "refuses");
    }
  }
}
JAVA
cat >Kie.java <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import org.kie.dmn.feel.lang.impl.FEELBuilder;

class Kie {
  public static void main(String... none) throws Exception {
    var engine = FEELBuilder.builder().build();
    for (var rule : Files.readAllLines(Path.of("expressions.txt"))) System.out.println(engine.evaluate(rule));
  }
}
JAVA
mapfile -t names < <(cut -d'|' -f1 rules.txt)
mapfile -t feelin < <(node feelin.mjs 2>/dev/null)
mapfile -t camunda < <(java -cp 'feel-engine/lib/*' Camunda.java 2>/dev/null)
mapfile -t kie < <(java -cp 'kie-dmn-feel/lib/*' Kie.java 2>/dev/null)
said=
for i in "${!names[@]}"; do said="$said; ${names[i]}: feelin ${feelin[i]-}, camunda ${camunda[i]-}, kie ${kie[i]-}"; done
said=${said#; }
echo "$said"
[ "$said" = "equal moments: feelin true, camunda false, kie true; the first is later: feelin false, camunda true, kie false; P1D times 1.5: \
feelin null, camunda P1D, kie P1DT12H; P1D times 0.5: feelin null, camunda P0D, kie PT12H; in the list of days: feelin false, camunda true, kie \
true; later of two days: feelin null, camunda 2026-02-01, kie 2026-02-01; a month is 30 days: feelin true, camunda null, kie null; day of \
02:00+04:00: feelin 2026-01-31, camunda 2026-02-01, kie 2026-02-01; 31 days: feelin P1M1D, camunda P31D, kie P31D; added again: feelin \
2026-03-02, camunda 2026-03-04, kie 2026-03-04; months to 28 February: feelin P1M, camunda P0Y, kie P0M; to 30 March: feelin P1M29DT46M27.097S, \
camunda P1M, kie P1M; a day over the clocks: feelin 10:00, camunda 11:00, kie 11:00" ]
