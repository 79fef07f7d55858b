package ledger.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// The line between one listener and the server, which can be cut between any two bytes.
///
/// It also signs the listener in, because a browser's EventSource sends no header of its own, gives
/// it its page, and takes down what it has heard.
final class Line implements AutoCloseable {

  /// An event that came to whoever listens.
  record Heard(String event, long position) {}

  /// Where an event is broken off.
  enum Within {
    IN_ITS_DATA("negotiation"),
    IN_ITS_ID("}\nid: "),
    BEFORE_ITS_END("\n\n");

    private final String text;

    Within(String text) {
      this.text = text;
    }

    /// How much of what was sent still goes through.
    Optional<Integer> end(String sent) {
      int event = sent.indexOf("event: changed");
      int at = sent.indexOf(text, Math.max(event, 0));
      return event < 0 || at < 0
          ? Optional.empty()
          : Optional.of(this == BEFORE_ITS_END ? at + 1 : at + text.length());
    }
  }

  private static final Pattern LAST_EVENT_ID = Pattern.compile("(?im)^Last-Event-ID: *(\\S+)");

  private final ServerSocket here;
  private final int server;
  private final String token;
  private final Path pages;
  private final Set<Socket> streams = ConcurrentHashMap.newKeySet();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final List<Optional<Long>> cameFrom = new CopyOnWriteArrayList<>();
  private volatile boolean cut;
  private volatile Optional<Within> toBeCut = Optional.empty();

  Line(int server, String token, Path pages) throws IOException {
    this.here = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    this.server = server;
    this.token = token;
    this.pages = pages;
    Thread.ofVirtual().start(this::accept);
  }

  String base() {
    return "http://localhost:" + here.getLocalPort();
  }

  /// Drops what goes through it, and lets nothing through until it is mended.
  void cut() {
    cut = true;
    streams.forEach(Line::close);
  }

  /// Cuts itself in the middle of the next act that rings.
  void cutWithin(Within place) {
    toBeCut = Optional.of(place);
  }

  boolean isCut() {
    return cut;
  }

  void mend() {
    cut = false;
  }

  void heard(String event, long position) {
    heard.add(new Heard(event, position));
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  /// What each request for the stream named as its last event.
  List<Optional<Long>> cameFrom() {
    return List.copyOf(cameFrom);
  }

  private void accept() {
    while (!here.isClosed())
      try {
        var caller = here.accept();
        Thread.ofVirtual().start(() -> answer(caller));
      } catch (IOException _) {
        return;
      }
  }

  private void answer(Socket caller) {
    try (caller) {
      var head = head(caller.getInputStream());
      var path = head.split(" ", 3)[1];
      if (path.equals("/stream")) stream(head, caller);
      else if (path.startsWith("/heard/")) {
        var parts = path.split("/");
        heard(parts[2], Long.parseLong(parts[3]));
        write(caller, "204 No Content", "text/plain", new byte[0]);
      } else if (path.equals("/listen.html"))
        write(caller, "200 OK", "text/html", Files.readAllBytes(pages.resolve("listen.html")));
      else if (path.equals("/listen.js"))
        write(caller, "200 OK", "text/javascript", Files.readAllBytes(pages.resolve("listen.js")));
      else write(caller, "404 Not Found", "text/plain", new byte[0]);
    } catch (IOException _) {
      // either end is gone, which is what this is for
    }
  }

  private void stream(String head, Socket caller) throws IOException {
    if (cut) return;
    var last = LAST_EVENT_ID.matcher(head);
    cameFrom.add(last.find() ? Optional.of(Long.valueOf(last.group(1))) : Optional.empty());
    try (var upstream = new Socket("localhost", server)) {
      streams.add(caller);
      streams.add(upstream);
      var signedIn = head.replaceFirst("\r\n", "\r\nAuthorization: Bearer " + token + "\r\n");
      upstream.getOutputStream().write(signedIn.getBytes(StandardCharsets.ISO_8859_1));
      pass(upstream.getInputStream(), caller.getOutputStream());
    } finally {
      streams.remove(caller);
    }
  }

  /// An event is sent in one piece.
  private void pass(InputStream from, OutputStream to) throws IOException {
    var buffer = new byte[1 << 16];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      var sent = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
      var end = toBeCut.flatMap(place -> place.end(sent));
      to.write(buffer, 0, end.orElse(read));
      to.flush();
      if (end.isPresent()) {
        toBeCut = Optional.empty();
        cut();
        return;
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int read = in.read();
      if (read < 0) throw new IOException("the request ends early");
      head.write(read);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void write(Socket to, String status, String type, byte[] body) throws IOException {
    var head =
        "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, type, body.length);
    to.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    to.getOutputStream().write(body);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // it was closed
    }
  }

  @Override
  public void close() throws IOException {
    here.close();
    cut();
  }
}
