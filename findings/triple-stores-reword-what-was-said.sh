#!/usr/bin/env bash
# Provenance as RDF in four stores: Apache Jena 6.2.0 in memory and in TDB2, RDF4J 5.3.1 in memory (Maven), oxigraph 0.5.11 (npm). Loaded, asked
# back, and asked by SPARQL 1.1 who spoke at a moment, and which notice is the longest.
#
# Guess before running: a literal comes back as it was written, since in RDF two spellings are two literals; a pattern finds the literal that it
# names and FILTER the equal ones, in each store. MAX of durations is by length, or nothing where they have no order.
# Seen: TDB2 and oxigraph write anew what they can read: of three spellings of an amount, 25, 25.0 and 25.00, one is left, and not the same one;
# fractions of a second lose their zeros; in oxigraph 24:00 of a day is the next day, and P12M is P1Y. Jena in memory keeps them as they were, and
# yet a pattern with a moment finds all who spoke then, in whatever offset, where the others, TDB2 among them, find who wrote it so. The longest
# of P1Y, P11M and P30D is P30D to Jena, which puts days behind months, and to RDF4J, which goes by the text and has P2M longer than P1Y.
# Output of the run: `amounts 25 25.0 25.00: jena 25 25.0 25.00, tdb2 25.0, rdf4j 25 25.0 25.00, oxigraph 25; moments: jena 01T10:00:00.500+04:00
# 01T24:00:00Z, tdb2 01T10:00:00.5+04:00 01T24:00:00Z, rdf4j 01T10:00:00.500+04:00 01T24:00:00Z, oxigraph 01T10:00:00.5+04:00 02T00:00:00Z; spoke
# at 10:00:00.500+04:00: jena a1 a2, tdb2 a1, rdf4j a1, oxigraph a1; with FILTER: jena a1 a2, tdb2 a1 a2, rdf4j a1 a2, oxigraph a1 a2; lengths
# P12M P1Y: jena P12M P1Y, tdb2 P12M P1Y, rdf4j P12M P1Y, oxigraph P1Y; longest of P1Y P11M P30D: jena P30D, tdb2 P30D, rdf4j P30D, oxigraph
# P1Y; longest of P1Y P2M: jena P1Y, tdb2 P1Y, rdf4j P2M, oxigraph P1Y`.
#
# For auditors who put a ledger's provenance into a store and ask there: a program tried in memory answers otherwise in the store, words that were
# hashed are spelled anew, and rival statements that differ in spelling are one. Ask with FILTER, and reckon lengths outside.
# Needs node 20 or newer with npm, a JDK 21 or newer (JAVA_HOME, else the java of the PATH) and Maven. Ends with 1 if that is no longer so.
set -euo pipefail
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
for program in npm mvn; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
[ "$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')" -ge 21 ] 2>/dev/null ||
  { echo "This needs a JDK 21 or newer: set JAVA_HOME." >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent oxigraph@0.5.11
cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.commons</groupId><artifactId>commons-lang3</artifactId><version>3.20.0</version></dependency>
    <dependency><groupId>org.apache.jena</groupId><artifactId>jena-tdb2</artifactId><version>6.2.0</version></dependency>
    <dependency><groupId>org.eclipse.rdf4j</groupId><artifactId>rdf4j-repository-sail</artifactId><version>5.3.1</version></dependency>
    <dependency><groupId>org.eclipse.rdf4j</groupId><artifactId>rdf4j-sail-memory</artifactId><version>5.3.1</version></dependency>
    <dependency><groupId>org.eclipse.rdf4j</groupId><artifactId>rdf4j-queryparser-sparql</artifactId><version>5.3.1</version></dependency>
    <dependency><groupId>org.eclipse.rdf4j</groupId><artifactId>rdf4j-rio-turtle</artifactId><version>5.3.1</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime -DoutputDirectory=lib
cat >acts.ttl <<'TTL'
@prefix : <urn:example:> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a1 prov:startedAtTime "2026-02-01T10:00:00.500+04:00"^^xsd:dateTime ; :tonnes "25"^^xsd:decimal .
:a2 prov:startedAtTime "2026-02-01T06:00:00.500Z"^^xsd:dateTime ; :tonnes "25.0"^^xsd:decimal .
:a3 prov:startedAtTime "2026-02-01T24:00:00Z"^^xsd:dateTime ; :tonnes "25.00"^^xsd:decimal .
:n1 :notice "P1Y"^^xsd:duration . :n2 :notice "P11M"^^xsd:duration . :n3 :notice "P30D"^^xsd:duration .
:m1 :term "P1Y"^^xsd:duration . :m2 :term "P2M"^^xsd:duration .
:o1 :length "P12M"^^xsd:duration . :o2 :length "P1Y"^^xsd:duration .
TTL
cat >questions.txt <<'SPARQL'
amounts 25 25.0 25.00|SELECT DISTINCT ?o { ?s :tonnes ?o }
moments|SELECT (SUBSTR(STR(?o), 9) AS ?t) { ?s prov:startedAtTime ?o FILTER(?s != :a2) }
spoke at 10:00:00.500+04:00|SELECT ?s { ?s prov:startedAtTime "2026-02-01T10:00:00.500+04:00"^^xsd:dateTime }
with FILTER|SELECT ?s { ?s prov:startedAtTime ?o FILTER(?o = "2026-02-01T10:00:00.500+04:00"^^xsd:dateTime) }
lengths P12M P1Y|SELECT DISTINCT ?o { ?s :length ?o }
longest of P1Y P11M P30D|SELECT (MAX(?o) AS ?x) { ?s :notice ?o }
longest of P1Y P2M|SELECT (MAX(?o) AS ?x) { ?s :term ?o }
SPARQL
echo 'PREFIX : <urn:example:> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>' >prefixes.txt
cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import oxigraph from "oxigraph";

const prefixes = readFileSync("prefixes.txt", "utf8");
const store = new oxigraph.Store();
store.load(readFileSync("acts.ttl", "utf8"), { format: "text/turtle" });
for (const line of readFileSync("questions.txt", "utf8").trim().split("\n")) {
  const answers = store.query(prefixes + line.split("|")[1]).map((row) => [...row.values()][0].value.replace("urn:example:", ""));
  console.log(answers.sort().join(" ") || "none");
}
JS
cat >Ask.java <<'JAVA'
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

class Ask {
  public static void main(String... none) throws Exception {
    var prefixes = Files.readString(Path.of("prefixes.txt"));
    var memory = DatasetFactory.wrap(RDFDataMgr.loadModel("acts.ttl"));
    var tdb2 = TDB2Factory.createDataset();
    Txn.executeWrite(tdb2, () -> RDFDataMgr.read(tdb2.getDefaultModel(), "acts.ttl"));
    var rdf4j = new SailRepository(new MemoryStore()).getConnection();
    rdf4j.add(new File("acts.ttl"));
    for (var line : Files.readAllLines(Path.of("questions.txt"))) {
      var question = prefixes + line.substring(line.indexOf('|') + 1);
      System.out.printf("%s|%s|%s%n", jena(memory, question), jena(tdb2, question), sorted(
          rdf4j.prepareTupleQuery(question).evaluate().stream().map(row -> row.iterator().next().getValue().stringValue()).toList()));
    }
  }

  static String jena(Dataset dataset, String question) {
    return Txn.calculateRead(dataset, () -> {
      var answers = new ArrayList<String>();
      try (var execution = QueryExecutionFactory.create(question, dataset)) {
        execution.execSelect().forEachRemaining(row -> {
          var node = row.get(row.varNames().next()).asNode();
          answers.add(node.isURI() ? node.getURI() : node.getLiteralLexicalForm());
        });
      }
      return sorted(answers);
    });
  }

  static String sorted(List<String> answers) {
    var said = new ArrayList<>(answers);
    Collections.sort(said);
    return said.isEmpty() ? "none" : String.join(" ", said).replace("urn:example:", "");
  }
}
JAVA
mapfile -t names < <(cut -d'|' -f1 questions.txt)
mapfile -t others < <("$java" -cp 'lib/*' Ask.java 2>/dev/null)
mapfile -t oxigraph < <(node ask.mjs)
said=
for i in "${!names[@]}"; do
  IFS='|' read -r jena tdb2 rdf4j <<<"${others[i]-}"
  said="$said; ${names[i]}: jena $jena, tdb2 $tdb2, rdf4j $rdf4j, oxigraph ${oxigraph[i]-}"
done
said=${said#; }
echo "$said"
[ "$said" = "amounts 25 25.0 25.00: jena 25 25.0 25.00, tdb2 25.0, rdf4j 25 25.0 25.00, oxigraph 25; moments: jena 01T10:00:00.500+04:00 \
01T24:00:00Z, tdb2 01T10:00:00.5+04:00 01T24:00:00Z, rdf4j 01T10:00:00.500+04:00 01T24:00:00Z, oxigraph 01T10:00:00.5+04:00 02T00:00:00Z; spoke \
at 10:00:00.500+04:00: jena a1 a2, tdb2 a1, rdf4j a1, oxigraph a1; with FILTER: jena a1 a2, tdb2 a1 a2, rdf4j a1 a2, oxigraph a1 a2; lengths \
P12M P1Y: jena P12M P1Y, tdb2 P12M P1Y, rdf4j P12M P1Y, oxigraph P1Y; longest of P1Y P11M P30D: jena P30D, tdb2 P30D, rdf4j P30D, oxigraph \
P1Y; longest of P1Y P2M: jena P1Y, tdb2 P1Y, rdf4j P2M, oxigraph P1Y" ]
