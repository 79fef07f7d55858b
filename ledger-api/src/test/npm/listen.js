// The same for a page and for Node: tells each event that is heard, in the order it came.
let told = Promise.resolve();

export function listen(EventSource, base) {
  const stream = new EventSource(`${base}/stream`);
  for (const event of ['position', 'changed'])
    stream.addEventListener(event, ({data}) => {
      told = told.then(() => fetch(`${base}/heard/${event}/${JSON.parse(data).position}`));
    });
}
