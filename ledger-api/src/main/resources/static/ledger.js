// Tells readers of a page that something was recorded since it was made. Nothing on the page is
// exchanged: who wants to see it follows the link.
'use strict';

{
  const place = document.querySelector('[data-stream]');
  const PAUSE_MS = 1000; // many acts that come at once are told together
  let heard = place?.dataset.position;
  let stream = null;
  let asking = 0;

  // How many of them the reader may see, as a sentence in the language of the page.
  const ask = async () => {
    asking = 0;
    const answer = await fetch(place.dataset.since, {
      headers: {Accept: 'text/html', 'Ledger-Position': heard},
      redirect: 'error', // whoever is not signed in any more is told nothing
    });
    if (!answer.ok) return;
    const told = new DOMParser().parseFromString(await answer.text(), 'text/html');
    place.replaceChildren(...told.body.children);
  };

  // A page that nobody looks at gives its connection back: a browser has six for one server.
  const listen = () => {
    stream?.close();
    stream = null;
    if (document.hidden) return;
    stream = new EventSource(place.dataset.stream + '?after=' + heard);
    stream.addEventListener('changed', event => {
      heard = event.lastEventId;
      asking ||= setTimeout(() => ask().catch(() => {}), PAUSE_MS);
    });
  };

  if (place) {
    document.addEventListener('visibilitychange', listen);
    listen();
  }
}
