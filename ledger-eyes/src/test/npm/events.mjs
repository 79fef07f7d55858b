// Prints what the CloudEvents SDK reads in a batch, a line of JSON for each event.
import fs from 'node:fs';
import {HTTP} from 'cloudevents';

const body = fs.readFileSync(process.argv[2], 'utf8');
const events = HTTP.toEvent({headers: {'content-type': 'application/cloudevents-batch+json'}, body});
for (const {id, source, type, subject, time, sequence, data} of events)
  console.log(JSON.stringify({id, source, type, subject, time, sequence, position: data.position}));
