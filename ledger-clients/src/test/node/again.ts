// Reads the founding case, puts it on record once more under another name, and compares what both come to.

import createClient from 'openapi-fetch';
import { randomUUID } from 'node:crypto';
import type { components, paths } from './ledger.js';

type Act = components['schemas']['Act'];
type Timeline = components['schemas']['TimelineAnswer'];
type Line = components['schemas']['TimelineLine'];
type Board = components['schemas']['BoardHeadAnswer'];

const [url = '', negotiation = '', tokens = '{}'] = process.argv.slice(2);
const users: Record<string, string> = JSON.parse(tokens);
const FOUNDING = 'corridor';
const ABOUT = '2023-09-13T20:00:00+04:00';

const as = (user: string) =>
  createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${users[user] ?? ''}` } });

const reader = as('recorder');

async function page(after: number): Promise<Timeline> {
  const { data, error } = await reader.GET('/negotiations/{negotiation}/timeline', {
    params: { path: { negotiation: FOUNDING }, query: { after: String(after), limit: '25' } },
  });
  if (error) throw new Error(error.detail);
  return data;
}

/** All that was said, page by page, in the order of the record. */
async function timeline(): Promise<Line[]> {
  const lines: Line[] = [];
  let next: number | undefined = -1;
  while (next !== undefined) {
    const part = await page(next);
    lines.push(...part.lines);
    next = part.next;
  }
  return lines;
}

const ids = new Map<string, string>();

/** The same act of another negotiation. */
function again(line: Line): Act {
  const text = JSON.stringify(line.uncorrected ?? line.act);
  const act: Act = JSON.parse(text, (_, value) =>
    typeof value === 'string'
      ? [...ids].reduce((all, [one, other]) => all.replaceAll(one, other), value)
      : value);
  return { ...act, negotiation };
}

async function board(of: string, position: number): Promise<Board> {
  const { data, error } = await reader.GET('/negotiations/{negotiation}/board', {
    params: {
      path: { negotiation: of },
      query: { view: 'party:azerbaijan', about: ABOUT },
      header: { 'API-Version': '1', 'Ledger-Position': String(position) },
    },
  });
  if (error) throw new Error(error.detail);
  if (!('groups' in data)) throw new Error('several views were answered');
  return data;
}

/** Without ids of acts, which differ. */
const said = (one: Board) =>
  JSON.stringify(one.groups).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'act');

const lines = await timeline();
for (const line of lines) ids.set(line.act.actId, randomUUID());
let last = 0;
for (const line of lines) {
  const { data, error } = await as(line.recordedBy).POST('/acts', {
    body: again(line),
    headers: { 'Content-Type': 'application/json' },
  });
  if (error) throw new Error(`${line.act.act}: ${error.detail}`);
  if (typeof data === 'string' || !('position' in data)) throw new Error('it was not recorded');
  last = data.position;
}
const founding = await board(FOUNDING, last);
const now = await board(negotiation, last);
if (said(founding) !== said(now)) throw new Error(`${said(founding)}\n${said(now)}`);

const refused = await as('recorder').POST('/acts', {
  body: {
    act: 'ConfirmReadiness',
    actId: randomUUID(),
    negotiation,
    mode: 'REPORTED',
    by: 'azerbaijan',
    statedAt: ABOUT,
    agreement: 'nothing-of-this-name',
    version: 1,
    scope: ['tA'],
  },
});
const code = refused.error?.code;
if (code !== 'UNKNOWN_AGREEMENT') throw new Error(`it was answered ${code}`);

console.log(JSON.stringify({ acts: lines.length, commitments: now.groups.flatMap((g) => g.cells).length }));
