#!/usr/bin/env bash
# Yerevan in Armenian, Երևան, in capitals and back: JDK 25.0.3 (and 17.0.15), ICU4J 78.1, and Intl of node 20.20 (ICU 78.2),
# each asked for Armenian (hy).
#
# Guess before running: for one language all of them write the same capitals, and whoever compares by that language without
# regard to case takes a word and its own capitals for one.
# Seen: ICU4J writes what stands on Armenia's documents since the reform of spelling, ԵՐԵՎԱՆ; the JDK and node, asked for the same
# language, the old ԵՐԵՒԱՆ. ICU's collators for hy take the new one for the word and the old one for another, also node's,
# whose own capitals those are; the collator for no language (und) the other way round, as does case folding. A regular expression
# with `iu`, equalsIgnoreCase and the JDK's collator for hy take neither.
# So no comparison finds both, and what was found before somebody turned a heading into capitals is not found after it.
# Output of the run: `capitals: icu4j ԵՐԵՎԱՆ, jdk ԵՐԵՒԱՆ, node ԵՐԵՒԱՆ; the same as Երևան by icu4j hy: new, icu4j und: old, node hy:
# new, node und: old, foldCase: old, equalsIgnoreCase: neither, jdk hy: neither, /iu: neither`.
#
# For a ledger of negotiations in which Armenian is spoken: every word with և is one of these, "and", "also", "east" and "following"
# among them, and a client that filters or sorts names by itself misses them. The same of both spellings: NFKC, lower case, then եվ
# for each եւ.
# Needs node 20 or newer, a JDK 17 or newer and Maven. Ends with 1 if that is no longer so.
set -euo pipefail
for program in node java mvn; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.ibm.icu</groupId><artifactId>icu4j</artifactId><version>78.1</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib
cat >capitals.mjs <<'JS'
const word = "Երևան";
const same = (one) => ["ԵՐԵՎԱՆ", "ԵՐԵՒԱՆ"].map(one).map((is, i) => (is ? ["new", "old"][i] : "")).join("") || "neither";
const by = (tag) => same((capitals) => new Intl.Collator(tag, { sensitivity: "base" }).compare(word, capitals) === 0);
console.log(
  [word.toLocaleUpperCase("hy"), `node hy: ${by("hy")}, node und: ${by("und")}`,
    `/iu: ${same((capitals) => new RegExp(`^${word}$`, "iu").test(capitals))}`].join("\n"));
JS
cat >Capitals.java <<'JAVA'
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.function.Predicate;

class Capitals {
  static final String WORD = "Երևան";

  public static void main(String... none) {
    var hy = Locale.forLanguageTag("hy");
    var jdk = java.text.Collator.getInstance(hy);
    jdk.setStrength(java.text.Collator.PRIMARY);
    var folded = UCharacter.foldCase(WORD, true);
    System.out.printf("icu4j %s, jdk %s%n", UCharacter.toUpperCase(ULocale.forLocale(hy), WORD), WORD.toUpperCase(hy));
    System.out.printf("icu4j hy: %s, icu4j und: %s%n", icu("hy"), icu("und"));
    System.out.printf(
        "foldCase: %s, equalsIgnoreCase: %s, jdk hy: %s%n",
        same(capitals -> UCharacter.foldCase(capitals, true).equals(folded)),
        same(WORD::equalsIgnoreCase), same(capitals -> jdk.compare(WORD, capitals) == 0));
  }

  static String icu(String tag) {
    var collator = Collator.getInstance(ULocale.forLanguageTag(tag));
    collator.setStrength(Collator.PRIMARY);
    return same(capitals -> collator.compare(WORD, capitals) == 0);
  }

  static String same(Predicate<String> one) {
    var said = (one.test("ԵՐԵՎԱՆ") ? "new" : "") + (one.test("ԵՐԵՒԱՆ") ? "old" : "");
    return said.isEmpty() ? "neither" : said;
  }
}
JAVA
{ read -r javas; read -r icus; read -r jdks; } < <(java -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp 'lib/*' Capitals.java 2>/dev/null)
{ read -r node; read -r nodes; read -r regex; } < <(node capitals.mjs)
said="capitals: $javas, node $node; the same as Երևան by $icus, $nodes, $jdks, $regex"
echo "$said"
[ "$said" = "capitals: icu4j ԵՐԵՎԱՆ, jdk ԵՐԵՒԱՆ, node ԵՐԵՒԱՆ; the same as Երևան by icu4j hy: new, icu4j und: old, node hy: new, node \
und: old, foldCase: old, equalsIgnoreCase: neither, jdk hy: neither, /iu: neither" ]
