#!/usr/bin/env bash
# Intervals of ISO 8601 (start/end, start/length) in four libraries that read them: luxon 3.7.2 (npm), Time4J 5.9.4, threeten-extra 1.8.0
# and Joda-Time 2.14.0 (Maven).
#
# Guess before running: an end that is written short ("2026-01-15/20"), which the standard allows, takes what it lacks from the start, or is
# turned down by those that do not know it; and all of them have the same number of days in the same two dates.
# Seen: luxon takes what the end lacks from the day on which the program runs: 10:00 to 12:00 on 15 January 2026 lasts 11,402 hours, read in
# May 2027, and a year later 8,784 more. "15 to 20 January" ends at 20:00 of the day of reading. It says that it is valid, and on the day itself,
# when tests are written, it is right. Time4J reads short ends as they are meant, and the others raise an error. But to Time4J
# the last day belongs to an interval of dates also where a length is given: from 1 February on, P1D is two days and P1M has
# 1 March in it. For threeten-extra, Joda and luxon the same text ends before that day.
# Output of the run: `2026-01-15T10:00Z/12:00Z: luxon 11402 h in May 2027, 20186 h in May 2028, time4j 2 h, threeten raises, joda raises;
# 2026-01-15/20: luxon ends at 2027-05-05T20:00, time4j 6 days, threeten raises, joda raises; 2026-02-01/P1D: luxon 1 day, time4j 2 days,
# threeten 1 day, joda 1 day; 2026-02-01/P1M: luxon 28 days, time4j 29 days, threeten 28 days, joda 28 days`.
#
# For a ledger of dates that are stretches: whoever writes one of them as an interval writes both ends in full, as moments with an offset.
# Of two dates the readers agree neither on the last day nor, hence, on whether a notice came in time.
# Needs node 20 or newer with npm, a JDK 17 or newer and Maven. Ends with 1 if that is no longer so.
set -euo pipefail
for program in npm java mvn; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent luxon@3.7.2
cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>net.time4j</groupId><artifactId>time4j-base</artifactId><version>5.9.4</version></dependency>
    <dependency><groupId>org.threeten</groupId><artifactId>threeten-extra</artifactId><version>1.8.0</version></dependency>
    <dependency><groupId>joda-time</groupId><artifactId>joda-time</artifactId><version>2.14.0</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat >intervals.mjs <<'JS'
import { Interval, Settings } from "luxon";

Settings.defaultZone = "utc";
const read = (text, year) => {
  Settings.now = () => Date.UTC(year, 4, 5, 8, 30);
  return Interval.fromISO(text);
};
const hours = (year) => `${read("2026-01-15T10:00Z/12:00Z", year).length("hours")} h in May ${year}`;
const days = (text) => {
  const length = read(text, 2027).length("days");
  return `${length} ${length === 1 ? "day" : "days"}`;
};
console.log(
  [`${hours(2027)}, ${hours(2028)}`, `ends at ${read("2026-01-15/20", 2027).end.toISO().slice(0, 16)}`,
    days("2026-02-01/P1D"), days("2026-02-01/P1M")].join("\n"));
JS
cat >Intervals.java <<'JAVA'
import java.util.List;
import java.util.concurrent.Callable;
import net.time4j.range.DateInterval;
import net.time4j.range.MomentInterval;
import org.joda.time.DateTimeZone;
import org.threeten.extra.LocalDateRange;

class Intervals {
  public static void main(String... none) {
    DateTimeZone.setDefault(DateTimeZone.UTC);
    var hours = "2026-01-15T10:00Z/12:00Z";
    System.out.printf(
        "time4j %s, threeten %s, joda %s%n",
        read(() -> MomentInterval.parseISO(hours).getSimpleDuration().getSeconds() / 3600 + " h"),
        read(() -> org.threeten.extra.Interval.parse(hours).toDuration().toHours() + " h"),
        read(() -> org.joda.time.Interval.parse(hours).toDuration().getStandardHours() + " h"));
    for (var text : List.of("2026-01-15/20", "2026-02-01/P1D", "2026-02-01/P1M")) {
      System.out.printf(
          "time4j %s, threeten %s, joda %s%n",
          read(() -> days(DateInterval.parseISO(text).getLengthInDays())),
          read(() -> days(LocalDateRange.parse(text).lengthInDays())),
          read(() -> days(org.joda.time.Interval.parse(text).toDuration().getStandardDays())));
    }
  }

  static String read(Callable<String> reader) {
    try {
      return reader.call();
    } catch (Exception e) {
      return "raises";
    }
  }

  static String days(long days) {
    return days + (days == 1 ? " day" : " days");
  }
}
JAVA
texts=(2026-01-15T10:00Z/12:00Z 2026-01-15/20 2026-02-01/P1D 2026-02-01/P1M)
mapfile -t luxon < <(node intervals.mjs)
mapfile -t others < <(java -cp 'lib/*' Intervals.java)
said=
for i in "${!texts[@]}"; do said="$said; ${texts[i]}: luxon ${luxon[i]-}, ${others[i]-}"; done
said=${said#; }
echo "$said"
[ "$said" = "2026-01-15T10:00Z/12:00Z: luxon 11402 h in May 2027, 20186 h in May 2028, time4j 2 h, threeten raises, joda raises; \
2026-01-15/20: luxon ends at 2027-05-05T20:00, time4j 6 days, threeten raises, joda raises; 2026-02-01/P1D: luxon 1 day, time4j 2 days, \
threeten 1 day, joda 1 day; 2026-02-01/P1M: luxon 28 days, time4j 29 days, threeten 28 days, joda 28 days" ]
