#!/usr/bin/env bash
# EDTF (ISO 8601-2), in which archives write dates that are known in part: its two JavaScript libraries, edtf 4.11.1 and
# @edtf-ts/core 0.4.2, make other stretches of time of the same text.
#
# Guess before running: both give a month, an uncertain day, a season or an offset the same first and last moment; a season is
# three months, spring from March to May, and a time with an offset is that instant.
# Seen: months, uncertain days and intervals are alike. To edtf a season is a quarter of its year: spring is over with March,
# autumn begins in July, and winter is October to December; to @edtf-ts/core winter ends in February of the next year. "One of the
# years 1945 to 1947", [1945..1947], is over with 1945 to edtf, and 1946 is not among them, though it lists the three.
# @edtf-ts/core keeps the offset of a time and reckons without it: 10:00+04:00 comes after 07:00Z, which is an hour later.
# Nothing is reported. Who hands on when something was said, with its precision, writes out both ends, in UTC.
# Output of the run: `spring: edtf 01-01 to 03-31, edtf-ts 03-01 to 05-31; winter: edtf 10-01 to 12-31, edtf-ts 12-01 to
# 2027-02-28; [1945..1947]: edtf to 1945, without 1946, edtf-ts to 1947; 10:00+04:00: edtf at 06:00Z and before 07:00Z,
# edtf-ts at 10:00Z and after it; a month: the same`.
#
# For a ledger that records when things were said as a stretch: mediators whose "in spring" is over when it has begun, auditors who
# compare times from two zones, and archives that take a record over.
# Needs node 20 or newer with npm. Ends with 1 if that is no longer so.
set -euo pipefail
for program in node npm; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent edtf@4.11.1 @edtf-ts/core@0.4.2
cat >read.mjs <<'JS'
import edtf from "edtf";
import { FuzzyDate } from "@edtf-ts/core";

const ends = (date) => [date.minMs ?? date.min, date.maxMs ?? date.max].map((ms) => new Date(Number(ms)).toISOString());
const readers = { edtf, "edtf-ts": (text) => FuzzyDate.parse(text) };
const both = (say) => Object.entries(readers).map(([name, read]) => `${name} ${say(read)}`).join(", ");
const days = (text) => both((read) => ends(read(text)).map((end) => end.slice(0, 10).replace(/^2026-/, "")).join(" to "));
const clock = (end) => end.slice(11, 16) + "Z";

const here = "2026-02-01T10:00:00+04:00"; // 06:00Z
const later = "2026-02-01T07:00:00Z";
const order = (read) => (ends(read(here))[0] < ends(read(later))[0] ? "before" : "after");
const says = FuzzyDate.parse(here).isAfter(FuzzyDate.parse(later)) === "YES" ? "after it" : "before it";
const years = edtf("[1945..1947]");
const listed = [...years].map((year) => year.edtf).join() === "1945,1946,1947";
const [atEdtf, atTs] = Object.values(readers).map((read) => clock(ends(read(here))[0]));
const months = Object.values(readers).map((read) => ends(read("1945-06~")).join());
console.log(
  `spring: ${days("2026-21")}; winter: ${days("2026-24")}; ` +
    `[1945..1947]: edtf to ${ends(years)[1].slice(0, 4)}, ${listed && !years.includes(edtf("1946")) ? "without" : "with"} 1946, ` +
    `edtf-ts to ${ends(readers["edtf-ts"]("[1945..1947]"))[1].slice(0, 4)}; ` +
    `10:00+04:00: edtf at ${atEdtf} and ${order(edtf)} 07:00Z, edtf-ts at ${atTs} and ${says}; ` +
    `a month: ${months[0] === months[1] ? "the same" : months.join(" and ")}`);
JS
said=$(node read.mjs)
echo "$said"
[ "$said" = "spring: edtf 01-01 to 03-31, edtf-ts 03-01 to 05-31; winter: edtf 10-01 to 12-31, edtf-ts 12-01 to \
2027-02-28; [1945..1947]: edtf to 1945, without 1946, edtf-ts to 1947; 10:00+04:00: edtf at 06:00Z and before 07:00Z, \
edtf-ts at 10:00Z and after it; a month: the same" ]
