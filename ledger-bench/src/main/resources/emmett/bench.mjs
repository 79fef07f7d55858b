// What emmett-postgresql does in the benchmark of the record, told in JSON lines.
//
//   node bench.mjs '{"mode": "append", "url": ..., "events": FILE, "pool": 10, "callers": 256, "warm": 2, "seconds": 5}'
//   node bench.mjs '{"mode": "handled", "url": ..., "events": FILE, "unmeasured": 20, "count": 300}'
//   node bench.mjs '{"mode": "delivered", "url": ..., "events": FILE, "pool": 10, "callers": 256, "seconds": 5}'
//
// `events` has one act a line, whose JSON is what is stored. Pool and consumer are as
// https://event-driven-io.github.io/emmett/event-stores/postgresql.html configures them.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql";
import pg from "pg";

const given = JSON.parse(process.argv[2]);
const acts = readFileSync(given.events, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));
const metadata = { recordedBy: "rep:regional-leadership", clock: "2026-01-01T00:00:00.123456Z" };

/** Streams are as long as a dealing is, then the next one begins: as for everybody else. */
const LONG = 64;

const tell = (said) => console.log(JSON.stringify(said, (_, value) => (typeof value === "bigint" ? Number(value) : value)));

const pool = new pg.Pool({ connectionString: given.url, max: given.pool ?? 10 });
const store = getPostgreSQLEventStore(given.url, { connectionOptions: { pool } });
await store.schema.migrate();

const event = (caller, number) => {
  const act = acts[(caller + number) % acts.length];
  return { type: act.act, data: act, metadata };
};

async function callers(until, took) {
  let events = 0;
  const caller = async (own) => {
    for (; performance.now() < until; numbers[own]++) {
      const number = numbers[own];
      const begun = performance.now();
      await store.appendToStream(`agreement-n${own}-corridor-${Math.floor(number / LONG)}`, [event(own, number)], {
        expectedStreamVersion: number % LONG === 0 ? "STREAM_DOES_NOT_EXIST" : BigInt(number % LONG),
      });
      took?.push(performance.now() - begun);
      events++;
    }
  };
  await Promise.all(numbers.map((_, own) => caller(own)));
  return events;
}
const numbers = new Array(given.callers ?? 1).fill(0);

async function append() {
  await callers(performance.now() + given.warm * 1000);
  await pool.query("checkpoint");
  const took = [];
  const begun = performance.now();
  const spent = process.cpuUsage();
  const events = await callers(begun + given.seconds * 1000, took);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(spent);
  tell({ events, seconds, processor: user + system, micros: took.map((ms) => Math.round(ms * 1000)) });
}

/** A consumer with one reactor, as its documents have it. */
function consumer(id, handled) {
  const own = store.consumer();
  own.reactor({ processorId: id, startFrom: "END", eachMessage: handled });
  void own.start();
  return own;
}

async function handled() {
  const published = new Map();
  const took = [];
  const listening = consumer("handled", (message) => {
    const since = published.get(message.data.actId);
    if (since === undefined) return;
    published.delete(message.data.actId);
    took.push(performance.now() - since);
  });
  await sleep(2000);
  for (let i = 0; i < given.unmeasured + given.count; i++) {
    if (i === given.unmeasured) {
      await settled(published);
      took.length = 0;
    }
    await sleep(given.pauses[i]);
    const data = { ...acts[i % acts.length], actId: crypto.randomUUID() };
    published.set(data.actId, performance.now());
    await store.appendToStream(`agreement-n${i}-corridor`, [{ type: data.act, data, metadata }]);
  }
  await settled(published);
  tell({ micros: took.map((ms) => Math.round(ms * 1000)) });
  await listening.close();
}

async function settled(published) {
  for (let waited = 0; published.size > 0; waited += 20) {
    if (waited > 20000) throw new Error(`${published.size} events were never handled`);
    await sleep(20);
  }
}

/** Whether a consumer is given every event that is appended while many append. */
async function delivered() {
  const seen = new Map();
  const listening = consumer("delivered", (message) => {
    const id = message.metadata.messageId;
    seen.set(id, (seen.get(id) ?? 0) + 1);
  });
  await sleep(2000);
  const events = await callers(performance.now() + given.seconds * 1000);
  let before = -1;
  for (let quiet = 0; quiet < 5; quiet++) {
    await sleep(1500);
    if (seen.size !== before) quiet = 0;
    before = seen.size;
  }
  const { rows } = await pool.query("select message_id, global_position, transaction_id from emt_messages order by global_position");
  const missing = rows.filter((row) => !seen.has(row.message_id));
  tell({
    appended: events,
    stored: rows.length,
    handled: seen.size,
    twice: [...seen.values()].filter((times) => times > 1).length,
    missing: missing.length,
    examples: missing.slice(0, 3),
  });
  await listening.close();
}

await { append, handled, delivered }[given.mode]();
await store.close();
await pool.end();
process.exit(0);
