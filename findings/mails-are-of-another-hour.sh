#!/usr/bin/env bash
# The Date of a mail, in forms that RFC 5322 has readers accept (section 4.3, and leap seconds), read by mailparser 3.14.2 and postal-mime 4.0.0
# (npm), Eclipse Angus Mail 2.0.5, which is Jakarta Mail, and Apache James Mime4j 0.8.15 (Maven).
#
# Guess before running: each gives the moment that the standard gives the form, or nothing, or the text as it came.
# Seen: mailparser gives the moment of reading where it cannot read the Date: with a zone of one letter or MSK, which the standard takes for
# UTC, and with blanks before the comma and the colons. A mail without a Date has none. To Mime4j 10:00 EST, -0500 by the standard, is
# 10:00 UTC, and so for each zone of letters, while Angus and JavaScript have 15:00. The last second of 2016, 23:59:60, is the minute before to
# mailparser and postal-mime, the second before to Angus, the next day to Mime4j. A year 126, which means 2026, is in the second century.
# Output of the run: `Sun, 1 Feb 2026 10:00:00 +0400: mailparser 2026-02-01T06:00:00Z, postal-mime 2026-02-01T06:00:00Z, angus
# 2026-02-01T06:00:00Z, mime4j 2026-02-01T06:00:00Z; Sun, 1 Feb 2026 10:00:00 EST: mailparser 2026-02-01T15:00:00Z, postal-mime
# 2026-02-01T15:00:00Z, angus 2026-02-01T15:00:00Z, mime4j 2026-02-01T10:00:00Z; Sun, 1 Feb 2026 10:00:00 MSK: mailparser the reading, postal-mime
# the text, angus 2026-02-01T10:00:00Z, mime4j 2026-02-01T10:00:00Z; Sun, 1 Feb 2026 10:00:00 D: mailparser the reading, postal-mime the text,
# angus 2026-02-01T10:00:00Z, mime4j 2026-02-01T10:00:00Z; Sun , 1 Feb 2026 10 : 00 : 00 +0400: mailparser the reading, postal-mime the text, angus
# none, mime4j none; Sat, 31 Dec 2016 23:59:60 +0000: mailparser 2016-12-31T23:59:00Z, postal-mime 2016-12-31T23:59:00Z, angus
# 2016-12-31T23:59:59Z, mime4j 2017-01-01T00:00:00Z; Sun, 1 Feb 126 10:00:00 +0400: mailparser 0126-02-01T06:00:00Z, postal-mime
# 0126-02-01T06:00:00Z, angus 2026-02-01T06:00:00Z, mime4j 0126-02-01T06:00:00Z`.
#
# For whoever takes mails into a ledger as the source of what was said, and when: the mail is dated after the quarrel about it, or hours early. Keep
# the line of the Date as it came, beside what was read of it, and refuse dates behind the first Received.
# Needs node 20 or newer with npm, a JDK 17 or newer and Maven. Ends with 1 if that is no longer so.
set -euo pipefail
for program in npm java mvn; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent mailparser@3.14.2 postal-mime@4.0.0
cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.eclipse.angus</groupId><artifactId>angus-mail</artifactId><version>2.0.5</version></dependency>
    <dependency><groupId>org.apache.james</groupId><artifactId>apache-mime4j-dom</artifactId><version>0.8.15</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime -DoutputDirectory=lib
cat >dates.txt <<'MAIL'
Sun, 1 Feb 2026 10:00:00 +0400
Sun, 1 Feb 2026 10:00:00 EST
Sun, 1 Feb 2026 10:00:00 MSK
Sun, 1 Feb 2026 10:00:00 D
Sun , 1 Feb 2026 10 : 00 : 00 +0400
Sat, 31 Dec 2016 23:59:60 +0000
Sun, 1 Feb 126 10:00:00 +0400
MAIL
cat >read.mjs <<'JS'
import { simpleParser } from "mailparser";
import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";

const began = Math.floor(Date.now() / 1000) * 1000; // mailparser leaves milliseconds out
const said = (date) => {
  if (!date) return "none";
  const at = Date.parse(date instanceof Date ? date : /^\d{4}-/.test(date) ? date : NaN);
  if (Number.isNaN(at)) return "the text";
  return at >= began ? "the reading" : new Date(at).toISOString().replace(".000", "");
};
for (const date of readFileSync("dates.txt", "utf8").trim().split("\n")) {
  const mail = `Date: ${date}\r\nFrom: a@example.org\r\nTo: b@example.org\r\nSubject: Notice\r\n\r\nNotice is given.\r\n`;
  console.log(`${said((await simpleParser(mail)).date)}|${said((await new PostalMime().parse(mail)).date)}`);
}
JS
cat >Read.java <<'JAVA'
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

class Read {
  public static void main(String... none) throws Exception {
    for (var date : Files.readAllLines(Path.of("dates.txt"))) {
      var mail = "Date: " + date + "\r\nFrom: a@example.org\r\nTo: b@example.org\r\nSubject: Notice\r\n\r\nNotice is given.\r\n";
      var bytes = mail.getBytes(StandardCharsets.US_ASCII);
      System.out.printf(
          "%s|%s%n",
          said(new MimeMessage(null, new ByteArrayInputStream(bytes)).getSentDate()),
          said(new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes)).getDate()));
    }
  }

  static String said(Date date) {
    return date == null ? "none" : date.toInstant().toString();
  }
}
JAVA
mapfile -t dates <dates.txt
mapfile -t scripts < <(node read.mjs)
mapfile -t javas < <(java -cp 'lib/*' Read.java 2>/dev/null)
said=
for i in "${!dates[@]}"; do
  IFS='|' read -r mailparser postal <<<"${scripts[i]-}"
  IFS='|' read -r angus mime4j <<<"${javas[i]-}"
  said="$said; ${dates[i]}: mailparser $mailparser, postal-mime $postal, angus $angus, mime4j $mime4j"
done
said=${said#; }
echo "$said"
[ "$said" = "Sun, 1 Feb 2026 10:00:00 +0400: mailparser 2026-02-01T06:00:00Z, postal-mime 2026-02-01T06:00:00Z, angus 2026-02-01T06:00:00Z, \
mime4j 2026-02-01T06:00:00Z; Sun, 1 Feb 2026 10:00:00 EST: mailparser 2026-02-01T15:00:00Z, postal-mime 2026-02-01T15:00:00Z, angus \
2026-02-01T15:00:00Z, mime4j 2026-02-01T10:00:00Z; Sun, 1 Feb 2026 10:00:00 MSK: mailparser the reading, postal-mime the text, angus \
2026-02-01T10:00:00Z, mime4j 2026-02-01T10:00:00Z; Sun, 1 Feb 2026 10:00:00 D: mailparser the reading, postal-mime the text, angus \
2026-02-01T10:00:00Z, mime4j 2026-02-01T10:00:00Z; Sun , 1 Feb 2026 10 : 00 : 00 +0400: mailparser the reading, postal-mime the text, angus none, \
mime4j none; Sat, 31 Dec 2016 23:59:60 +0000: mailparser 2016-12-31T23:59:00Z, postal-mime 2016-12-31T23:59:00Z, angus 2016-12-31T23:59:59Z, \
mime4j 2017-01-01T00:00:00Z; Sun, 1 Feb 126 10:00:00 +0400: mailparser 0126-02-01T06:00:00Z, postal-mime 0126-02-01T06:00:00Z, angus \
2026-02-01T06:00:00Z, mime4j 0126-02-01T06:00:00Z" ]
