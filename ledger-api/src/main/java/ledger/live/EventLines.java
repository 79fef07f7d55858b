package ledger.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import ledger.feed.Notifier.Notification;

/// Writes a stream of server-sent events.
///
/// The id is the last of an event. Some clients go on from an id as soon as they have its line, and
/// never hear of an event that is cut off behind it.
///
/// @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
///   events</a>
final class EventLines {

  private static final int COME_AGAIN_MS = 3_000;

  private final OutputStream out;

  EventLines(OutputStream out) {
    this.out = out;
  }

  /// An id is short and plain, and needs no escaping in JSON.
  void changed(Notification notification) throws IOException {
    write(
        "event: changed\ndata: {\"negotiation\":\"%s\",\"position\":%d}\nid: %d\n\n"
            .formatted(
                notification.audience().negotiation(),
                notification.position(),
                notification.position()));
  }

  /// Sends the current position as an event with data. Every client remembers the id of an event
  /// with data; some ignore an id without data.
  void standsAt(long position) throws IOException {
    write("event: position\ndata: {\"position\":%d}\nid: %d\n\n".formatted(position, position));
    flush();
  }

  /// The last event of a stream that ends because the server stops: it says when to come again, and
  /// every client goes on from the position that it names.
  void comeAgain(long position) throws IOException {
    write(": the ledger is being stopped\nretry: %d\n".formatted(COME_AGAIN_MS));
    standsAt(position);
  }

  void flush() throws IOException {
    out.flush();
  }

  private void write(String lines) throws IOException {
    out.write(lines.getBytes(StandardCharsets.UTF_8));
  }
}
