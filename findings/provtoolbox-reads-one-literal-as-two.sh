#!/usr/bin/env bash
# ProvToolbox 2.2.1 (Maven, org.openprovenance.prov:prov-interop), the reference reader of PROV: an attribute that PROV-JSON (W3C
# Member Submission of 24 April 2013) gives one value, and not a list of one, is read as something else.
#
# Guess before running: one value may stand alone or in a list, as in the submission's own examples, and is read alike.
# Seen: {"$": "2023", "type": "xsd:gYear"} alone is two values without a type, "2023" and "xsd:gYear"; {"$": …, "lang": "ru"}
# is two texts, the second of them "ru"; a text, a number or true alone is gone. In a list typed values and texts are read
# right, and the number is the text "null". A time loses what is finer than milliseconds, and one without a zone is given that of
# the machine. Nothing is reported. So provenance for this reader has every value in a list, numbers with a type, times with
# an offset.
# Output of the run: `alone: label=ru label=дорога year=2023 year=xsd:gYear; listed: label=дорога@ru n=null text=plain
# year=2023:gYear; time 03:04:05.123+04:00, without a zone 03:04:05.000+04:00 in Yerevan`.
#
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
    <dependency><groupId>org.openprovenance.prov</groupId><artifactId>prov-interop</artifactId><version>2.2.1</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat >provenance.json <<'JSON'
{"prefix": {"ex": "http://example.org/"},
 "entity": {
  "ex:alone": {"ex:year": {"$": "2023", "type": "xsd:gYear"}, "ex:label": {"$": "дорога", "lang": "ru"}, "ex:text": "plain", "ex:n": 47, "ex:b": true},
  "ex:listed": {"ex:year": [{"$": "2023", "type": "xsd:gYear"}], "ex:label": [{"$": "дорога", "lang": "ru"}], "ex:text": ["plain"], "ex:n": [47]}},
 "activity": {
  "ex:a": {"prov:startTime": "2026-01-02T03:04:05.123456+04:00"},
  "ex:b": {"prov:startTime": "2026-01-02T03:04:05"}}}
JSON
cat >Read.java <<'JAVA'
import java.io.FileInputStream;
import java.util.stream.Collectors;
import org.openprovenance.prov.interop.InteropFramework;
import org.openprovenance.prov.model.Activity;
import org.openprovenance.prov.model.Document;
import org.openprovenance.prov.model.Entity;
import org.openprovenance.prov.model.LangString;
import org.openprovenance.prov.model.Other;
import org.openprovenance.prov.model.interop.Formats.ProvFormat;

class Read {
  public static void main(String... none) throws Exception {
    var read = new InteropFramework().readDocument(new FileInputStream("provenance.json"), ProvFormat.JSON);
    System.out.printf(
        "alone: %s; listed: %s; time %s, without a zone %s in Yerevan%n",
        values(read, "alone"), values(read, "listed"), time(read, "a"), time(read, "b"));
  }

  static String values(Document read, String entity) {
    return read.getStatementOrBundle().stream()
        .filter(one -> one instanceof Entity e && e.getId().getLocalPart().equals(entity))
        .flatMap(one -> ((Entity) one).getOther().stream())
        .map(other -> other.getElementName().getLocalPart() + "=" + value(other))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  static String value(Other other) {
    if (other.getValue() instanceof LangString text) return text.getValue() + (text.getLang() == null ? "" : "@" + text.getLang());
    var type = other.getType().getLocalPart();
    return other.getValue() + (type.equals("string") ? "" : ":" + type);
  }

  static String time(Document read, String activity) {
    return read.getStatementOrBundle().stream()
        .filter(one -> one instanceof Activity a && a.getId().getLocalPart().equals(activity))
        .map(one -> ((Activity) one).getStartTime().toXMLFormat().substring(11))
        .findFirst().orElseThrow();
  }
}
JAVA
said=$(java -Duser.timezone=Asia/Yerevan -Dstdout.encoding=UTF-8 -Dfile.encoding=UTF-8 -cp 'lib/*' Read.java 2>/dev/null)
echo "$said"
[ "$said" = "alone: label=ru label=дорога year=2023 year=xsd:gYear; listed: label=дорога@ru n=null text=plain \
year=2023:gYear; time 03:04:05.123+04:00, without a zone 03:04:05.000+04:00 in Yerevan" ]
