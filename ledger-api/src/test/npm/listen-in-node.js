// node listen-in-node.js PACKAGE BASE
import {listen} from './listen.js';

const [name, base] = process.argv.slice(2);
const {EventSource} = await import(name);
listen(EventSource, base);
setInterval(() => {}, 1000); // until it is ended
