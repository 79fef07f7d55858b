#!/usr/bin/env bash
# RFC 7529 has a rule of a calendar say what becomes of a day that a month has not: SKIP=BACKWARD makes the last day of it, FORWARD the
# next. Five readers: lib-recur 0.17.1 and ical4j 4.2.5 (Maven), ical.js 2.2.1, rrule-temporal 2.2.8 and rrule 2.8.1 (npm).
#
# Guess before running: a reader follows SKIP, or does not know it and refuses the rule, since it cannot tell the dates.
# Seen: lib-recur follows it and rrule refuses. ical4j has SKIP in its model and writes it out again, follows it for 29 February and not for
# the 31st. rrule-temporal, whose documentation has SKIP apply to BYMONTHDAY, follows it where the day comes from DTSTART, and leaves
# months out where BYMONTHDAY names the same day. ical.js takes the rule and goes by it as if SKIP were not there; and 29 February with
# no SKIP, which is every four years, it has on 1 March in between. Where COUNT ends a rule, the last date moves: the third month end
# from January on is 31 March, or 31 May. Nothing is reported.
# Output of the run: `31st of each month: lib-recur 01-31 02-28 03-31, ical4j 01-31 03-31 05-31, ical.js 01-31 03-31 05-31, rrule-temporal
# 01-31 03-31 05-31, rrule refuses; each month from 31 January on: lib-recur 01-31 02-28 03-31, ical4j 01-31 03-31 05-31, ical.js 01-31
# 03-31 05-31, rrule-temporal 01-31 02-28 03-31, rrule refuses; 29 February of each year: lib-recur 02-29 02-28 02-28, ical4j 02-29 02-28
# 02-28, ical.js 02-29 02-29 02-29, rrule-temporal 02-29 02-28 02-28, rrule refuses; without SKIP: lib-recur 02-29 02-29 02-29, ical4j
# 02-29 02-29 02-29, ical.js 02-29 03-01 03-01, rrule-temporal 02-29 02-29 02-29, rrule 02-29 02-29 02-29; last day: all 01-31 02-28 03-31`.
#
# For whoever puts what falls due at the end of each month into a calendar: four readers of one file leave February out, or do not. BYMONTHDAY=-1 is
# read alike by all five. For other days write an event for each date, as the ledger's calendars do.
# Needs node 20 or newer with npm, a JDK 17 or newer and Maven. Ends with 1 if that is no longer so.
set -euo pipefail
for program in npm java mvn; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent ical.js@2.2.1 rrule-temporal@2.2.8 rrule@2.8.1
cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.dmfs</groupId><artifactId>lib-recur</artifactId><version>0.17.1</version></dependency>
    <dependency><groupId>org.mnode.ical4j</groupId><artifactId>ical4j</artifactId><version>4.2.5</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat >dates.mjs <<'JS'
import ICAL from "ical.js";
import rrule from "rrule";
import { RRuleTemporal } from "rrule-temporal";

const days = (dates) => dates.map((date) => date.toString().slice(5, 10)).join(" ");
for (const given of process.argv.slice(2)) {
  const [from, rule] = given.split(" ");
  const text = `DTSTART:${from.replace(/[-:]/g, "")}\nRRULE:${rule}`;
  const next = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(from));
  let other;
  try {
    other = ` ${days(rrule.rrulestr(text).all().map((date) => date.toISOString()))}`;
  } catch (e) {
    if (!e.message.includes("RSCALE")) throw e;
    other = " refuses";
  }
  const first = [1, 2, 3].map(() => next.next().toString()); // it hands out one date, and moves it
  console.log(
    `ical.js ${days(first)}, rrule-temporal ` +
      `${days(new RRuleTemporal({ rruleString: text }).all())}, rrule${other}`);
}
JS
cat >Dates.java <<'JAVA'
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;

class Dates {
  public static void main(String... rules) throws Exception {
    for (var given : rules) {
      var from = given.split(" ")[0];
      var rule = given.split(" ")[1];
      var dates = new ArrayList<String>();
      var next = new RecurrenceRule(rule).iterator(DateTime.parse(from.replaceAll("[-:]", "")));
      while (next.hasNext()) dates.add(next.nextDateTime().toString().replaceAll("^....(..)(..)T.*", "$1-$2"));
      var start = ZonedDateTime.parse(from);
      var others = new Recur<ZonedDateTime>(rule).getDates(start, start, start.plusYears(20));
      System.out.printf("lib-recur %s, ical4j %s%n", String.join(" ", dates), days(others));
    }
  }

  static String days(List<ZonedDateTime> dates) {
    return dates.stream().map(date -> date.toString().substring(5, 10)).collect(Collectors.joining(" "));
  }
}
JAVA
names=("31st of each month" "each month from 31 January on" "29 February of each year" "without SKIP" "last day")
rules=("2026-01-31T09:00:00Z RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD;COUNT=3"
  "2026-01-31T09:00:00Z RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=3"
  "2024-02-29T09:00:00Z RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;SKIP=BACKWARD;COUNT=3"
  "2024-02-29T09:00:00Z FREQ=YEARLY;COUNT=3"
  "2026-01-31T09:00:00Z FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3")
mapfile -t javas < <(java -cp 'lib/*' Dates.java "${rules[@]}" 2>/dev/null)
mapfile -t nodes < <(node dates.mjs "${rules[@]}")
said=
for i in "${!rules[@]}"; do said="$said; ${names[i]}: ${javas[i]-}, ${nodes[i]-}"; done
said=${said#; }
last="01-31 02-28 03-31"
said=${said/"lib-recur $last, ical4j $last, ical.js $last, rrule-temporal $last, rrule $last"/"all $last"}
echo "$said"
[ "$said" = "31st of each month: lib-recur 01-31 02-28 03-31, ical4j 01-31 03-31 05-31, ical.js 01-31 03-31 05-31, rrule-temporal \
01-31 03-31 05-31, rrule refuses; each month from 31 January on: lib-recur 01-31 02-28 03-31, ical4j 01-31 03-31 05-31, ical.js 01-31 \
03-31 05-31, rrule-temporal 01-31 02-28 03-31, rrule refuses; 29 February of each year: lib-recur 02-29 02-28 02-28, ical4j 02-29 02-28 \
02-28, ical.js 02-29 02-29 02-29, rrule-temporal 02-29 02-28 02-28, rrule refuses; without SKIP: lib-recur 02-29 02-29 02-29, ical4j \
02-29 02-29 02-29, ical.js 02-29 03-01 03-01, rrule-temporal 02-29 02-29 02-29, rrule 02-29 02-29 02-29; last day: all 01-31 02-28 03-31" ]
