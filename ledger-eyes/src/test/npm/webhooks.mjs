// Prints what the library of the specification's authors says of a message of ours: of what it is, and of what it is no more.
import fs from 'node:fs';
import {Webhook} from 'standardwebhooks';

const {secrets, headers, body} = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const sent = Number(headers['webhook-timestamp']) * 1000;

const verified = (secret, {at = sent, text = body, id = headers['webhook-id']} = {}) => {
  Date.now = () => at;
  try {
    return new Webhook(secret).verify(text, {...headers, 'webhook-id': id}).type;
  } catch (error) {
    return error.message;
  }
};

const stranger = 'whsec_' + Buffer.alloc(32, 9).toString('base64');
console.log(JSON.stringify({
  current: verified(secrets[0]),
  former: verified(secrets[1]),
  stranger: verified(stranger),
  changed: verified(secrets[0], {text: body + ' '}),
  renamed: verified(secrets[0], {id: 'another'}),
  late: verified(secrets[0], {at: sent + 301_000}),
}));
