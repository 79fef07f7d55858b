#!/usr/bin/env bash
# chrono-node 2.10.3 (npm), the usual reader of dates in running text, on the dates of treaties and deadlines in Russian, Ukrainian and English,
# read on 10 January 2026.
#
# Guess before running: it finds a date that is written out in full and gives that day; where words are too much for it, it finds none. What its
# strict parsers find is in the words.
# Seen: "during 2026" (в течение 2026 года, протягом 2026 року) is 2026 years from the day of reading, in the year 4052, also to `ru.strict`.
# A day by both calendars, as treaties of the Russian Empire have it, loses its year: Gulistan, 24 October (5 November) 1813, is in the last year
# before the day of reading, also to `ru.strict`; with one month, 12 (24) October 1813, it is the first of October. "Within 30 days of 1 March
# 2026" is over on 9 February: it begins on the day of reading; so it is in Russian with "from 1 March". "One month after 31 January"
# is 3 March. The same day in full is read right in all three languages, so tests pass.
# Output of the run: `в течение 2026 года: 4052-01-10, strict 4052-01-10; протягом 2026 року: 4052-01-10, strict 4052-01-10; 24 октября (5 ноября)
# 1813 года: 2025-10-24 and 2025-11-05, strict 2025-10-24 and 2025-11-05; 12 (24) октября 1813 года: 1813-10-01, strict none; within 30 days of
# 1 March 2026: 2026-02-09 and 2026-03-01, strict 2026-02-09 and 2026-03-01; в течение 30 дней с 1 марта 2026 года: 2026-02-09 and 2026-03-01,
# strict 2026-02-09 and 2026-03-01; 1 month after 31 January 2026: 2026-03-03, strict 2026-03-03; 24 октября 1813 года: 1813-10-24, strict
# 1813-10-24`.
#
# For whoever fills a ledger's acts from minutes and treaties by program: such a date is said with the precision of a day, and nothing tells it from
# one that somebody wrote. Have a person confirm each, beside the words it was found in.
# Needs node 20 or newer with npm. Ends with 1 if that is no longer so.
set -euo pipefail
command -v npm >/dev/null || { echo "This needs node and npm." >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent chrono-node@2.10.3
cat >dates.mjs <<'JS'
import * as chrono from "chrono-node";

const today = { instant: new Date(Date.UTC(2026, 0, 10, 12)), timezone: 0 };
const texts = [
  ["ru", "в течение 2026 года"],
  ["uk", "протягом 2026 року"],
  ["ru", "24 октября (5 ноября) 1813 года"],
  ["ru", "12 (24) октября 1813 года"],
  ["en", "within 30 days of 1 March 2026"],
  ["ru", "в течение 30 дней с 1 марта 2026 года"],
  ["en", "1 month after 31 January 2026"],
  ["ru", "24 октября 1813 года"],
];
const found = (reader, text) =>
  reader.parse(text, today).map((one) => one.start.date().toISOString().slice(0, 10)).join(" and ") || "none";
console.log(
  texts.map(([tag, text]) => `${text}: ${found(chrono[tag], text)}, strict ${found(chrono[tag].strict, text)}`).join("; "));
JS
said=$(TZ=UTC node dates.mjs)
echo "$said"
[ "$said" = "в течение 2026 года: 4052-01-10, strict 4052-01-10; протягом 2026 року: 4052-01-10, strict 4052-01-10; 24 октября (5 ноября) \
1813 года: 2025-10-24 and 2025-11-05, strict 2025-10-24 and 2025-11-05; 12 (24) октября 1813 года: 1813-10-01, strict none; within 30 days of \
1 March 2026: 2026-02-09 and 2026-03-01, strict 2026-02-09 and 2026-03-01; в течение 30 дней с 1 марта 2026 года: 2026-02-09 and 2026-03-01, \
strict 2026-02-09 and 2026-03-01; 1 month after 31 January 2026: 2026-03-03, strict 2026-03-03; 24 октября 1813 года: 1813-10-24, strict \
1813-10-24" ]
