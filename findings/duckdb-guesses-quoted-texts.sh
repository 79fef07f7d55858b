#!/usr/bin/env bash
# DuckDB 1.5.6 (npm @duckdb/node-api), read_csv as it comes, on CSV by RFC 4180 in which texts stand in quotes and numbers do not.
#
# Guess before running: what stands in quotes is a text; numbers, dates and truth values are guessed among what does not. A first line that
# begins with # is a comment, or it is read as a row and seen to be wrong.
# Seen: quotes say nothing about the type. Where every row of a table is in "t" (tonnes), the unit is `true`; where one row is in "km" it is
# "t" again. Codes such as "1e5" are numbers. After a first line with # the line of the names is lost as well, and the first row stands in its
# place, also with `header = true`; whether that is so depends on the rows, and without the line all is well. Nothing is reported.
# Output of the run: `all in t: true true; one in km: t km; "1e5" "2e3": 100000 2000; names: unit note; behind a line with #: t 1; 2, and
# 1 of 2 rows, with header = true 1; all_varchar = true, skip = 1: unit note, t t`.
#
# For whoever loads the tables of a ledger: a column changes its type with what was recorded. Say `all_varchar = true` and cast by the description
# of the table, and load without the line that says what the table answers (in the ledger's tables `label=true`), or with `skip = 1`.
# Needs node 20 or newer with npm. Ends with 1 if that is no longer so.
set -euo pipefail
command -v npm >/dev/null || { echo "This needs node and npm." >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent @duckdb/node-api@1.5.6-r.1
cat >tables.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
import { writeFileSync } from "node:fs";

const duck = await (await DuckDBInstance.create()).connect();
const read = async (lines, options = "") => {
  writeFileSync("table.csv", lines.map((line) => `${line}\r\n`).join(""));
  const table = await duck.runAndReadAll(`select * from read_csv('table.csv'${options})`);
  return { names: table.columnNames().join(" "), rows: table.getRowsJson() };
};
const first = ({ rows }) => rows.map((row) => row[0]).join(" ");

const tonnes = ['"unit","amount"', '"t",12.50', '"t",3'];
const mixed = ['"unit","amount"', '"t",12.50', '"km",3'];
const codes = ['"code","amount"', '"1e5",12.50', '"2e3",3'];
const notes = ['"unit","note"', '"t","1; 2"', '"t","3"'];
const label = ["# view=record", ...notes];
const behind = await read(label);
const told = await read(label, ", all_varchar = true, skip = 1");
console.log(
  `all in t: ${first(await read(tonnes))}; one in km: ${first(await read(mixed))}; "1e5" "2e3": ${first(await read(codes))}; ` +
    `names: ${(await read(notes)).names}; behind a line with #: ${behind.names}, and ${behind.rows.length} of 2 rows, ` +
    `with header = true ${(await read(label, ", header = true")).rows.length}; ` +
    `all_varchar = true, skip = 1: ${told.names}, ${first(told)}`);
JS
said=$(node tables.mjs)
echo "$said"
[ "$said" = 'all in t: true true; one in km: t km; "1e5" "2e3": 100000 2000; names: unit note; behind a line with #: t 1; 2, and '\
'1 of 2 rows, with header = true 1; all_varchar = true, skip = 1: unit note, t t' ]
