#!/usr/bin/env bash
# A draft in Word's format (OOXML, ECMA-376) with tracked changes: in "shall not be opened" the "not" is struck out, one clause is moved down, one row
# of a table is struck out and another put in. Readers of text: mammoth 1.13.0, officeparser 7.8.0 and word-extractor 1.0.4 (npm), Apache POI
# 5.5.1, docx4j 11.5.13 and Apache Tika 3.3.1 (Maven).
#
# Guess before running: a reader gives the text as it is with all changes accepted, as pages show it, or as it was before them. Tika has
# settings for struck out and moved text (includeDeletedContent, includeMoveFromContent), both off, so it gives neither.
# Seen: three give what no version of the draft says, struck out and put in, one after the other: POI's extractor, docx4j, and Tika, which search
# engines take texts in with, as it comes; it looks at its settings only with useSAXDocxExtractor. The latter two have the row that is gone as
# well. POI's own paragraphs leave out what is struck out. The moved clause is in both places for all but mammoth and Tika's other
# extractor: its words stand in its old place as ordinary text. None says that there are changes.
# Output of the run: `mammoth: shall be opened, clause once, rows new; officeparser: shall be opened, clause twice, rows new; word-extractor: shall be
# opened, clause twice, rows new; POI extractor: shall not be opened, clause twice, rows new; POI paragraphs: shall be opened, clause twice,
# rows new; docx4j: shall not be opened, clause twice, rows old new; Tika: shall not be opened, clause twice, rows old new; Tika with SAX: shall be
# opened, clause once, rows new`.
#
# For a ledger whose sources are drafts: who quotes, searches or compares the text that a program took out of one can quote the word that was
# negotiated away. Accept or reject the changes first, or say which of the two versions is quoted.
# Needs node 20 or newer with npm, a JDK 17 or newer and Maven. Ends with 1 if that is no longer so.
set -euo pipefail
for program in npm java mvn; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent jszip@3.10.1 mammoth@1.13.0 officeparser@7.8.0 word-extractor@1.0.4
cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.poi</groupId><artifactId>poi-ooxml</artifactId><version>5.5.1</version></dependency>
    <dependency><groupId>org.docx4j</groupId><artifactId>docx4j-JAXB-ReferenceImpl</artifactId><version>11.5.13</version></dependency>
    <dependency><groupId>org.apache.tika</groupId><artifactId>tika-core</artifactId><version>3.3.1</version></dependency>
    <dependency><groupId>org.apache.tika</groupId><artifactId>tika-parser-microsoft-module</artifactId><version>3.3.1</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime -DoutputDirectory=lib
cat >read.mjs <<'JS'
import JSZip from "jszip";
import mammoth from "mammoth";
import { writeFileSync } from "node:fs";
import { parseOffice } from "officeparser";
import WordExtractor from "word-extractor";

let id = 0;
const change = (more = "") => `w:id="${++id}" w:author="A" w:date="2026-02-01T10:00:00Z"${more}`;
const run = (text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const struck = (text) => `<w:del ${change()}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const paragraph = (content) => `<w:p>${content}</w:p>`;
const moved = (way, text) => {
  const range = ++id;
  return `<w:move${way}RangeStart w:id="${range}" w:author="A" w:date="2026-02-01T10:00:00Z" w:name="clause"/>` +
    `<w:move${way} ${change()}>${run(text)}</w:move${way}><w:move${way}RangeEnd w:id="${range}"/>`;
};
const row = (kind, content) =>
  `<w:tr><w:trPr><w:${kind} ${change()}/></w:trPr><w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph(content)}</w:tc></w:tr>`;
const clause = "A notice takes a month.";
const body =
  paragraph(run("The road shall ") + struck("not ") + run("be opened.")) +
  paragraph(moved("From", clause)) + paragraph(run("The bridge stays.")) + paragraph(moved("To", clause)) +
  '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>' +
  row("del", struck("25 tonnes")) + row("ins", `<w:ins ${change()}>${run("40 tonnes")}</w:ins>`) + "</w:tbl>" +
  paragraph(run("End.")) + "<w:sectPr/>";

const xml = (root, space, more, content) => `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns${more}="${space}">${content}</${root}>`;
const formats = "http://schemas.openxmlformats.org";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const zip = new JSZip();
zip.file("[Content_Types].xml", xml("Types", `${formats}/package/2006/content-types`, "",
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' + `<Override PartName="/word/document.xml" ContentType="${word}"/>`));
zip.file("_rels/.rels", xml("Relationships", `${formats}/package/2006/relationships`, "",
  `<Relationship Id="rId1" Type="${formats}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>`));
zip.file("word/document.xml", xml("w:document", `${formats}/wordprocessingml/2006/main`, ":w", `<w:body>${body}</w:body>`));
const draft = await zip.generateAsync({ type: "nodebuffer" });
writeFileSync("draft.docx", draft);

writeFileSync("1 mammoth", (await mammoth.extractRawText({ buffer: draft })).value);
writeFileSync("2 officeparser", (await parseOffice(draft)).toText());
writeFileSync("3 word-extractor", (await new WordExtractor().extract(draft)).getBody());
JS
cat >Read.java <<'JAVA'
import java.io.File;
import java.io.FileInputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.sax.BodyContentHandler;
import org.docx4j.TextUtils;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;

class Read {
  public static void main(String... none) throws Exception {
    try (var draft = new XWPFDocument(new FileInputStream("draft.docx"))) {
      Files.writeString(Path.of("4 POI extractor"), new XWPFWordExtractor(draft).getText());
      var cells = draft.getTables().stream().flatMap(table -> table.getRows().stream())
          .flatMap(row -> row.getTableCells().stream()).flatMap(cell -> cell.getParagraphs().stream());
      Files.writeString(
          Path.of("5 POI paragraphs"),
          Stream.concat(draft.getParagraphs().stream(), cells).map(XWPFParagraph::getText).collect(Collectors.joining("\n")));
    }
    var text = new StringWriter();
    TextUtils.extractText(WordprocessingMLPackage.load(new File("draft.docx")).getMainDocumentPart().getJaxbElement(), text);
    Files.writeString(Path.of("6 docx4j"), text.toString());
    Files.writeString(Path.of("7 Tika"), tika(new OfficeParserConfig()));
    var sax = new OfficeParserConfig();
    sax.setUseSAXDocxExtractor(true);
    Files.writeString(Path.of("8 Tika with SAX"), tika(sax));
  }

  static String tika(OfficeParserConfig config) throws Exception {
    if (config.isIncludeDeletedContent() || config.isIncludeMoveFromContent()) throw new IllegalStateException("other settings");
    var context = new ParseContext();
    context.set(OfficeParserConfig.class, config);
    var handler = new BodyContentHandler(-1);
    try (var draft = new FileInputStream("draft.docx")) {
      new OOXMLParser().parse(draft, handler, new Metadata(), context);
    }
    return handler.toString();
  }
}
JAVA
node read.mjs
java -cp 'lib/*' Read.java 2>/dev/null
said=
for text in [1-8]\ *; do
  sentence=$(grep -oE 'shall (not )?be opened' "$text")
  times=$(grep -o 'A notice takes a month' "$text" | wc -l)
  rows=$(grep -oE '(25|40) tonnes' "$text" | sed 's/25.*/old/; s/40.*/new/' | paste -sd' ')
  case $times in 1) times=once ;; 2) times=twice ;; esac
  said="$said; ${text#* }: $sentence, clause $times, rows $rows"
done
said=${said#; }
echo "$said"
[ "$said" = "mammoth: shall be opened, clause once, rows new; officeparser: shall be opened, clause twice, rows new; word-extractor: shall be \
opened, clause twice, rows new; POI extractor: shall not be opened, clause twice, rows new; POI paragraphs: shall be opened, clause twice, \
rows new; docx4j: shall not be opened, clause twice, rows old new; Tika: shall not be opened, clause twice, rows old new; Tika with SAX: shall be \
opened, clause once, rows new" ]
