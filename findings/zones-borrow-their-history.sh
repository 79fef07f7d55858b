#!/usr/bin/env bash
# The zones of IANA before 1970, in one JVM: java.time (JDK 17.0.15 and 25.0.3, tzdb 2025a and 2026a) and ICU4J 78.1 beside
# Joda-Time 2.14.0, which java.time comes from: one name, one moment, two clocks.
#
# Guess before running: whoever has a recent tz database gives the same offset for the same zone and moment. What the database does
# not know well is before 1900; it was made of the clocks of each place.
# Seen: since 2022 the database by default keeps one history for places that agreed from 1970 on, that of the largest. The
# JDK and ICU, and with it node 20, have it so: Stockholm, which kept winter time, is in June 1945 two hours ahead, on the
# Soviet time of Berlin; Oslo has no summer time in 1965; Reykjavik in January 1958 is in Abidjan's zone. Joda-Time is built from
# the full histories, as Debian builds its tzdata (seen in 2025b, by date and Python; the PostgreSQL 18.1 of npm is as the JDK).
# Of 604 names that both know 102 differ on some day since 1914. A text that has both, the offset of then and the zone
# (RFC 9557), is read by ZonedDateTime as another hour; no name tells which history it means, and nothing is reported.
# Output of the run: `Europe/Stockholm 1945-06-15 java +03:00 icu +03:00 joda +01:00; Europe/Oslo 1965-06-15 java +01:00 icu
# +01:00 joda +02:00; Atlantic/Reykjavik 1958-01-01 java Z icu Z joda -01:00; Europe/Stockholm 2026-06-15 java +02:00 icu +02:00
# joda +02:00; 1945-06-15T12:00+01:00[Europe/Stockholm] is read as 1945-06-15T14:00+03:00[Europe/Stockholm]`.
#
# For a ledger that takes in treaties and what was said of them: whoever writes an offset from an almanac is told that the zone has another,
# and hours shown by zone, or the day that something falls on, depend on who shows them. With an offset and no zone they do not.
# Needs a JDK 17 or newer (tzdb 2022b or newer) and Maven. Ends with 1 if that is no longer so.
set -euo pipefail
for program in java mvn; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>joda-time</groupId><artifactId>joda-time</artifactId><version>2.14.0</version></dependency>
    <dependency><groupId>com.ibm.icu</groupId><artifactId>icu4j</artifactId><version>78.1</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat >Clocks.java <<'JAVA'
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.joda.time.DateTimeZone;

class Clocks {
  public static void main(String... none) {
    var then = "1945-06-15T12:00+01:00[Europe/Stockholm]";
    System.out.printf(
        "%s; %s; %s; %s; %s is read as %s%n",
        clocks("Europe/Stockholm", "1945-06-15"), clocks("Europe/Oslo", "1965-06-15"),
        clocks("Atlantic/Reykjavik", "1958-01-01"), clocks("Europe/Stockholm", "2026-06-15"),
        then, ZonedDateTime.parse(then));
  }

  static String clocks(String zone, String day) {
    var noon = Instant.parse(day + "T12:00:00Z");
    return "%s %s java %s icu %s joda %s".formatted(
        zone, day, ZoneId.of(zone).getRules().getOffset(noon),
        offset(TimeZone.getTimeZone(zone).getOffset(noon.toEpochMilli())),
        offset(DateTimeZone.forID(zone).getOffset(noon.toEpochMilli())));
  }

  static ZoneOffset offset(int millis) {
    return ZoneOffset.ofTotalSeconds(millis / 1000);
  }
}
JAVA
said=$(java -cp 'lib/*' Clocks.java 2>/dev/null)
echo "$said"
[ "$said" = "Europe/Stockholm 1945-06-15 java +03:00 icu +03:00 joda +01:00; Europe/Oslo 1965-06-15 java +01:00 icu \
+01:00 joda +02:00; Atlantic/Reykjavik 1958-01-01 java Z icu Z joda -01:00; Europe/Stockholm 2026-06-15 java +02:00 icu +02:00 \
joda +02:00; 1945-06-15T12:00+01:00[Europe/Stockholm] is read as 1945-06-15T14:00+03:00[Europe/Stockholm]" ]
