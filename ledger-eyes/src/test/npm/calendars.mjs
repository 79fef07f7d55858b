// Prints what a library reads in a calendar file, a line for each event: its summary, its beginning and its end.
// An event of whole days is printed by its first day and the day after its last.
import fs from 'node:fs';
import ICAL from 'ical.js';
import ical from 'node-ical';

const [library, file] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');

const day = (date) => date.toISOString().replace(/T.*/, '');
const moment = (date) => date.toISOString().replace('.000Z', 'Z');

const readers = {
  'ical.js': () =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      const shown = event.startDate.isDate ? day : moment;
      return [event.summary, shown(event.startDate.toJSDate()), shown(event.endDate.toJSDate())];
    }),
  'node-ical': () =>
    Object.values(ical.sync.parseICS(text))
      .filter((component) => component.type === 'VEVENT')
      .map((event) => {
        const shown = event.datetype === 'date' ? day : moment;
        return [event.summary, shown(event.start), shown(event.end)];
      }),
};

for (const event of readers[library]()) console.log(event.join('\t'));
