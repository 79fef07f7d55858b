#!/usr/bin/env bash
# Server-sent events (WHATWG HTML): a stream of which a proxy closes the connection while an event is on its way. Six readers: Microsoft's
# fetch-event-source 2.0.1, extended-eventsource 2.1.0, undici 7.30.2 and eventsource 4.1.0 (npm), Jersey 4.0.2 and RESTEasy 7.0.6 (Maven).
#
# Guess before running: what came without the blank line that ends it is dropped, its id as well, as the standard has it, and so the reader
# asks for what comes after the event before, and is told the one that was cut in whole.
# Seen: undici, eventsource and RESTEasy do so. fetch-event-source, the usual one for streams that need a header, and extended-eventsource keep an
# id as soon as its line is there. They tell nothing of that event, and ask for what comes after it: nobody is told of it ever. Jersey, where the
# connection is closed properly, tells the half event as a whole one, JSON cut in its middle, and goes on behind it as well.
# Output of the run: `cut: fetch-event-source told 46 and asks after 47, extended-eventsource told 46 and asks after 47, undici told 46 and asks after
# 46, eventsource told 46 and asks after 46, jersey told 46 and asks after 46, resteasy told 46 and asks after 46; closed: fetch-event-source told
# 46 and asks after 47, extended-eventsource told 46 and asks after 47, undici told 46 and asks after 46, eventsource told 46 and asks after 46,
# jersey told 46 and 47 {"posi and asks after 47, resteasy told 46 and asks after 46`.
#
# For clients of a ledger that follow its stream: with these three an act is missed at times, the more often the worse the line. Go by the position
# of what was handled, and ask a feed for all behind it; servers can name the id last in each event.
# Needs node 20 or newer with npm, a JDK 17 or newer and Maven. Ends with 1 if that is no longer so.
set -euo pipefail
for program in npm java mvn; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent @microsoft/fetch-event-source@2.0.1 extended-eventsource@2.1.0 undici@7.30.2 eventsource@4.1.0
libraries() {
  mkdir "$1"
  { echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><dependencies>'
    for library in "${@:2}"; do
      IFS=: read -r group artifact version <<<"$library"
      echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
    done
    echo '</dependencies></project>'
  } >"$1/pom.xml"
  mvn -q -B -f "$1/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime -DoutputDirectory=lib
}
libraries jersey org.glassfish.jersey.core:jersey-client:4.0.2 org.glassfish.jersey.inject:jersey-hk2:4.0.2 \
  org.glassfish.jersey.media:jersey-media-sse:4.0.2
libraries resteasy org.jboss.resteasy:resteasy-client:7.0.6.Final
cat >Listen.java <<'JAVA'
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.sse.SseEventSource;
import java.util.concurrent.TimeUnit;

class Listen {
  public static void main(String... address) throws InterruptedException {
    var target = ClientBuilder.newClient().target(address[0]);
    var stream = SseEventSource.target(target).reconnectingEvery(200, TimeUnit.MILLISECONDS).build();
    stream.register(event -> {
      if ("changed".equals(event.getName())) System.out.println(event.getId() + " " + event.readData());
    });
    stream.open();
    Thread.sleep(60_000);
  }
}
JAVA
cat >listen.mjs <<'JS'
import { fetchEventSource } from "@microsoft/fetch-event-source";
import { EventSource } from "eventsource";
import { EventSource as Extended } from "extended-eventsource";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { EventSource as Undici } from "undici";

// fetch-event-source is made for pages: it looks whether the page is shown.
Object.assign(globalThis, { window: globalThis, document: { hidden: false, addEventListener() {}, removeEventListener() {} } });

const standard = (Source) => (address, told) => {
  const stream = new Source(address);
  stream.addEventListener("changed", (event) => told(event.lastEventId, event.data));
  return () => stream.close();
};
const jvm = (library) => (address, told) => {
  const child = spawn("java", ["-cp", `${library}/lib/*`, "Listen.java", address], { stdio: ["ignore", "pipe", "ignore"] });
  createInterface({ input: child.stdout }).on("line", (line) => told(line.slice(0, 2), line.slice(3)));
  return () => child.kill("SIGKILL");
};
const clients = {
  "fetch-event-source": (address, told) => {
    const stop = new AbortController();
    fetchEventSource(address, {
      signal: stop.signal,
      openWhenHidden: true,
      onmessage: ({ event, id, data }) => event === "changed" && told(id, data),
      onclose: () => { throw new Error("come again"); },
      onerror: () => 200,
    }).catch(() => {});
    return () => stop.abort();
  },
  "extended-eventsource": standard(Extended),
  undici: standard(Undici),
  eventsource: standard(EventSource),
  jersey: jvm("jersey"),
  resteasy: jvm("resteasy"),
};
const first = 'retry: 200\n\nid: 46\nevent: changed\ndata: {"position":46}\n\n';
const ways = {
  cut: { sent: `${first}id: 47\nevent: changed\ndata: {"position":47}\n`, close: (response) => response.destroy() },
  closed: { sent: `${first}id: 47\nevent: changed\ndata: {"posi`, close: (response) => response.end() },
};

const listen = async (start, { sent, close }) => {
  const events = [];
  let opened = 0;
  let server;
  const after = await new Promise((asked) => {
    server = createServer(async (request, response) => {
      if (++opened > 1) asked(request.headers["last-event-id"] ?? "nothing");
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write(opened > 1 ? ": here\n\n" : sent);
      if (opened > 1) return;
      await sleep(300);
      close(response);
    }).listen(0, "127.0.0.1", () => {
      server.stop = start(`http://127.0.0.1:${server.address().port}/`, (id, data) =>
        events.push(data === `{"position":${id}}` ? id : `${id} ${data}`));
    });
    setTimeout(() => asked("nothing, for it does not come again"), 25_000).unref();
  });
  await sleep(300);
  server.stop();
  server.closeAllConnections();
  server.close();
  return `told ${events.join(" and ")} and asks after ${after}`;
};
const said = [];
for (const [way, how] of Object.entries(ways)) {
  const heard = await Promise.all(
    Object.entries(clients).map(async ([name, start]) => `${name} ${await listen(start, how)}`));
  said.push(`${way}: ${heard.join(", ")}`);
}
console.log(said.join("; "));
process.exit(0);
JS
said=$(node listen.mjs 2>/dev/null | tail -1)
echo "$said"
[ "$said" = "cut: fetch-event-source told 46 and asks after 47, extended-eventsource told 46 and asks after 47, undici told 46 and asks after \
46, eventsource told 46 and asks after 46, jersey told 46 and asks after 46, resteasy told 46 and asks after 46; closed: fetch-event-source told \
46 and asks after 47, extended-eventsource told 46 and asks after 47, undici told 46 and asks after 46, eventsource told 46 and asks after 46, \
jersey told 46 and 47 {\"posi and asks after 47, resteasy told 46 and asks after 46" ]
