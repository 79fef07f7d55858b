#!/usr/bin/env bash
# Units in Java, JSR 385: its reference implementation indriya 2.2.4 with the systems of units made for it, si-units 2.2.3 and systems-common 2.2
# (Maven). SimpleUnitFormat.getInstance().parse of the same texts, at four moments of one program.
#
# Guess before running: a text is the same unit from the start of a program to its end. Where two systems have one sign for two units, each format
# knows those of one system, or parse raises an error.
# Seen: the systems write their signs into one table of the whole process, at the moment when a class of them is first used, and what comes later
# takes the place of what was there. A "year" is 365.2425 days until somewhere NonSI.TONNE is used, and 365 days from then on. An "a" is
# a year, as in UCUM, until a foot is used, and an are from then on. "t" and "bbl" are no units at first; "Mt" is one with si-units, "kt" never.
# A pint is the American one, then the imperial. A barrel is 238 litres, which is a hogshead; one of oil has 159. Nothing is reported.
# Output of the run: `at first: year 365.2425 d, a 365.2425 d, t raises, Mt raises, kt raises, pt raises, bbl raises; after NonSI.TONNE: year 365 d,
# a 365.2425 d, t 1000 kg, Mt 1000000000 kg, kt raises, pt raises, bbl raises; after USCustomary.FOOT: year 365 d, a 100 m2, t 1000 kg, Mt
# 1000000000 kg, kt raises, pt 0.0004731765 m3, bbl 0.238481 m3; after Imperial.PINT: year 365 d, a 100 m2, t 1000 kg, Mt 1000000000 kg, kt raises, pt
# 0.0005682613 m3, bbl 0.238481 m3`.
#
# For whoever reckons with the amounts and periods of a ledger: whether a year's notice is over hangs on which other request was served first since
# the server started. Map the ledger's units to constants by a table of your own, and parse none.
# Needs a JDK 17 or newer and Maven. Ends with 1 if that is no longer so.
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
    <dependency><groupId>tech.units</groupId><artifactId>indriya</artifactId><version>2.2.4</version></dependency>
    <dependency><groupId>si.uom</groupId><artifactId>si-units</artifactId><version>2.2.3</version></dependency>
    <dependency><groupId>systems.uom</groupId><artifactId>systems-common</artifactId><version>2.2</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat >Signs.java <<'JAVA'
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.measure.Unit;
import javax.measure.format.MeasurementParseException;
import si.uom.NonSI;
import systems.uom.common.Imperial;
import systems.uom.common.USCustomary;
import tech.units.indriya.format.SimpleUnitFormat;
import tech.units.indriya.unit.Units;

class Signs {
  static Unit<?> used;

  public static void main(String... none) throws Exception {
    var said = Stream.<String>builder();
    said.add(read("at first"));
    used = NonSI.TONNE;
    said.add(read("after NonSI.TONNE"));
    used = USCustomary.FOOT;
    said.add(read("after USCustomary.FOOT"));
    used = Imperial.PINT;
    said.add(read("after Imperial.PINT"));
    System.out.println(said.build().collect(Collectors.joining("; ")));
  }

  static String read(String when) {
    return when + ": "
        + Stream.of("year", "a", "t", "Mt", "kt", "pt", "bbl").map(sign -> sign + " " + size(sign)).collect(Collectors.joining(", "));
  }

  static String size(String sign) {
    try {
      var unit = SimpleUnitFormat.getInstance().parse(sign);
      if (unit.isCompatible(Units.SECOND)) return in(unit, Units.DAY, "d");
      if (unit.isCompatible(Units.KILOGRAM)) return in(unit, Units.KILOGRAM, "kg");
      return unit.isCompatible(Units.CUBIC_METRE) ? in(unit, Units.CUBIC_METRE, "m3") : in(unit, Units.SQUARE_METRE, "m2");
    } catch (MeasurementParseException e) {
      return "raises";
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  static String in(Unit unit, Unit other, String sign) {
    var size = new BigDecimal(String.valueOf(unit.getConverterTo(other).convert(1))).round(new MathContext(7));
    return size.stripTrailingZeros().toPlainString() + " " + sign;
  }
}
JAVA
said=$(java -cp 'lib/*' Signs.java 2>/dev/null)
echo "$said"
[ "$said" = "at first: year 365.2425 d, a 365.2425 d, t raises, Mt raises, kt raises, pt raises, bbl raises; after NonSI.TONNE: year 365 d, \
a 365.2425 d, t 1000 kg, Mt 1000000000 kg, kt raises, pt raises, bbl raises; after USCustomary.FOOT: year 365 d, a 100 m2, t 1000 kg, Mt \
1000000000 kg, kt raises, pt 0.0004731765 m3, bbl 0.238481 m3; after Imperial.PINT: year 365 d, a 100 m2, t 1000 kg, Mt 1000000000 kg, kt raises, pt \
0.0005682613 m3, bbl 0.238481 m3" ]
