#!/usr/bin/env bash
# Units in JavaScript: convert-units 2.3.4, mathjs 15.2.0, js-quantities 1.8.0, convert 8.0.2 and @lhncbc/ucum-lhc 7.1.10 (npm), on signs that
# agreements on trade and transit have: t, kt, bbl, month, year.
#
# Guess before running: t, which goes with the SI, is the metric tonne and kt a thousand of them; bbl, of which treaties on pipelines speak, is the
# barrel of oil, 158.987 litres; who does not know a sign raises an error. Months and years may be means of the calendar, all of the same.
# Seen: to convert-units t is the short ton of 907 kg, and the tonne is mt, which to mathjs, js-quantities and UCUM is a millitonne: a kilogram.
# To js-quantities kt is a knot. To mathjs bbl is the American barrel of beer, 117 litres. A month has 30 days or 30.4375, a year 365, 365.2422
# or 365.25. Each is sure of it.
# Output of the run: `t in kg: convert-units 907.184, mathjs 1000, js-quantities 1000, convert 1000, ucum 1000; mt in kg: convert-units 1000, mathjs 1,
# js-quantities 1, convert raises, ucum 1; kt in kg: convert-units raises, mathjs 1000000, js-quantities raises, convert 1000000, ucum 1000000; kt
# in m/s: convert-units raises, mathjs raises, js-quantities 0.514444, convert raises, ucum raises; bbl in l: convert-units raises, mathjs 117.348,
# js-quantities 158.987, convert raises, ucum raises; month in day: convert-units raises, mathjs 30.4375, js-quantities raises, convert 30, ucum
# 30.4375; year in day: convert-units raises, mathjs 365.25, js-quantities 365.242, convert 365, ucum 365.25`.
#
# For whoever shows or adds the amounts of a ledger in the browser: a quota is nine percent short, or what was sent against it. Give a library its own
# sign for the unit that is meant, from a table that a test reads against kilograms and litres.
# Needs node 20 or newer with npm. Ends with 1 if that is no longer so.
set -euo pipefail
command -v npm >/dev/null || { echo "This needs node and npm." >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent convert-units@2.3.4 mathjs@15.2.0 js-quantities@1.8.0 convert@8.0.2 @lhncbc/ucum-lhc@7.1.10
cat >units.mjs <<'JS'
import ucum from "@lhncbc/ucum-lhc";
import { convert } from "convert";
import convertUnits from "convert-units";
import Quantity from "js-quantities";
import { unit } from "mathjs";

const ucumUnits = ucum.UcumLhcUtils.getInstance();
const libraries = {
  "convert-units": (from, to) => convertUnits(1).from(from).to(to),
  mathjs: (from, to) => unit(1, from).toNumber(to),
  "js-quantities": (from, to) => Quantity(`1 ${from}`).to(to).scalar,
  convert: (from, to) => convert(1, from).to(to),
  ucum: (from, to) => ucumUnits.convertUnitTo(from, 1, to).toVal ?? NaN,
};
const size = (library, from, to) => {
  try {
    const size = library(from, to);
    return Number.isFinite(size) ? String(Number(size.toPrecision(6))) : "raises";
  } catch {
    return "raises";
  }
};
const asked = [["t", "kg"], ["mt", "kg"], ["kt", "kg"], ["kt", "m/s"], ["bbl", "l"], ["month", "day"], ["year", "day"]];
console.log(
  asked
    .map(([from, to]) => `${from} in ${to}: ${Object.entries(libraries).map(([name, of]) => `${name} ${size(of, from, to)}`).join(", ")}`)
    .join("; "));
JS
said=$(node units.mjs)
echo "$said"
[ "$said" = "t in kg: convert-units 907.184, mathjs 1000, js-quantities 1000, convert 1000, ucum 1000; mt in kg: convert-units 1000, mathjs 1, \
js-quantities 1, convert raises, ucum 1; kt in kg: convert-units raises, mathjs 1000000, js-quantities raises, convert 1000000, ucum 1000000; kt \
in m/s: convert-units raises, mathjs raises, js-quantities 0.514444, convert raises, ucum raises; bbl in l: convert-units raises, mathjs 117.348, \
js-quantities 158.987, convert raises, ucum raises; month in day: convert-units raises, mathjs 30.4375, js-quantities raises, convert 30, ucum \
30.4375; year in day: convert-units raises, mathjs 365.25, js-quantities 365.242, convert 365, ucum 365.25" ]
