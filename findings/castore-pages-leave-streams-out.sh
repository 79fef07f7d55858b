#!/usr/bin/env bash
# castore 2.4.2, an event store for TypeScript, on PostgreSQL 18.1 (npm @castore/event-storage-adapter-postgres): listAggregateIds, which
# projections are rebuilt by, leaves streams out when it is read in pages. In memory, where tests run, it has them all.
#
# Guess before running: the pages together are the whole, on PostgreSQL as in memory, and so are limits and payloads; streams that were opened at
# the same time come in some order.
# Seen: the next page begins behind the time at which the last stream of this one was opened, and that is kept in milliseconds. Whatever was
# opened in the same millisecond is behind it, and in no page. Streams that are opened in one transaction, which pushEventGroup is there
# for, have one time: of five opened together two come in pages of two, then an empty page. Of 200 opened by 200 callers, each by itself,
# pages of ten had 169. A payload of 0 comes back as none, and version 0, up to which there is nothing, as no limit; in memory neither.
# Output of the run: `in memory: without pages 5, in pages of two 2 2 1, payload 0 as 0, up to version 0: 0 events; PostgreSQL: without pages 5,
# in pages of two 2 0, payload 0 as none, up to version 0: 1 events`.
#
# For whoever keeps a copy of a ledger in this store and opens an agreement with its parties in one group: after a rebuild, part of them are gone,
# and which ones changes with the size of a page. List without pages, or by an index of your own.
# Needs node 20 or newer with npm; brings its own PostgreSQL. Ends with 1 if that is no longer so.
set -euo pipefail
command -v npm >/dev/null || { echo "This needs node and npm." >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
chmod 777 "$dir" # as root, its server runs as somebody else
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent @castore/core@2.4.2 @castore/event-storage-adapter-in-memory@2.4.2 \
  @castore/event-storage-adapter-postgres@2.4.2 embedded-postgres@18.1.0-beta.15
cat >run.mjs <<'JS'
import { InMemoryEventStorageAdapter } from "@castore/event-storage-adapter-in-memory";
import { PostgresEventStorageAdapter } from "@castore/event-storage-adapter-postgres";
import EmbeddedPostgres from "embedded-postgres";
import { randomUUID } from "node:crypto";
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
await server.initialise();
await server.start();

const agreements = { eventStoreId: "agreements" };
const opened = (aggregateId) => ({ aggregateId, version: 1, type: "OPENED" });
const asked = async (store) => {
  const group = Array.from({ length: 5 }, () => Object.assign(store.groupEvent(opened(randomUUID())), { context: agreements }));
  await store.pushEventGroup({}, ...group);
  const whole = (await store.listAggregateIds(agreements)).aggregateIds.length;
  const pages = [];
  let page;
  do {
    page = await store.listAggregateIds(agreements, { limit: 2, pageToken: page?.nextPageToken });
    pages.push(page.aggregateIds.length);
  } while (page.nextPageToken && pages.length < 9);

  const counted = randomUUID();
  await store.pushEvent({ ...opened(counted), payload: 0 }, agreements);
  const [{ payload }] = (await store.getEvents(counted, agreements)).events;
  const none = (await store.getEvents(counted, agreements, { maxVersion: 0 })).events.length;
  return `without pages ${whole}, in pages of two ${pages.join(" ")}, payload 0 as ${payload ?? "none"}, up to version 0: ${none} events`;
};
try {
  const connectionString = `postgresql://postgres:postgres@localhost:${port}/postgres`;
  await PostgresEventStorageAdapter.createEventTable({ connectionString });
  const memory = await asked(new InMemoryEventStorageAdapter({}));
  const postgres = await asked(new PostgresEventStorageAdapter({ connectionString }));
  console.log(`in memory: ${memory}; PostgreSQL: ${postgres}`);
} finally {
  await server.stop();
}
process.exit(0);
JS
said=$(node run.mjs)
echo "$said"
[ "$said" = "in memory: without pages 5, in pages of two 2 2 1, payload 0 as 0, up to version 0: 0 events; PostgreSQL: without pages 5, \
in pages of two 2 0, payload 0 as none, up to version 0: 1 events" ]
