package ledger.launcher;

import static ledger.launcher.Launched.ledger;
import static ledger.launcher.Launched.ready;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import ledger.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What strangers and users can do to the memory of a server that has little: a real process, in
/// which nothing of the test's own counts. `mvn verify -Pstress` does more of it.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SmallHeapIT {

  private static final String HEAP = "96m";
  private static final int STRANGERS = Integer.getInteger("ledger.strangers", 2_000);
  private static final int BODY_MB = Integer.getInteger("ledger.body-mb", 32);
  private static final int MEASURED = 300;

  /// So much is counted for each when it is decided how many there may be.
  private static final long MOST_BYTES_OF_A_STREAM = 6_000;

  @TempDir private static Path data;
  private Process server;
  private JsonNode ready;

  @BeforeAll
  void a_server_with_a_small_heap() throws Exception {
    start(HEAP);
  }

  private void start(String heap) throws IOException {
    var serve = ledger("serve", "--json", "--port", "0", "--data", data.toString());
    serve.environment().put("LEDGER_HEAP", heap);
    serve.environment().put("LEDGER_LIVE_STREAMS_OF_ONE", "100000");
    server = serve.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    ready = ready(server);
  }

  @AfterAll
  void nothing_is_left_running() throws Exception {
    Launched.kill(server, data);
  }

  @Test
  @Order(1)
  void a_stream_takes_so_much() throws Exception {
    for (var socket : streams(100)) socket.close(); // what is made once is made
    var open = new ArrayList<Socket>();
    long least = Long.MAX_VALUE; // the server has other work as well, now and then
    for (int round = 0; round < 3; round++) {
      long before = live();
      open.addAll(streams(MEASURED));
      least = Math.min(least, (live() - before) / MEASURED);
    }
    for (var socket : open) socket.close();
    System.out.println("bytes of a stream=" + least);
    assertThat(least).isPositive().isLessThan(MOST_BYTES_OF_A_STREAM);
  }

  @Test
  @Order(2)
  void strangers_with_browsers_leave_nothing() throws Exception {
    var answered = new AtomicInteger();
    try (var client = HttpClient.newHttpClient();
        var senders = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < STRANGERS; i++) {
        var request =
            HttpRequest.newBuilder(uri("/negotiations/n" + i + "?q=" + "x".repeat(2_000)))
                .header("Accept", "text/html")
                .build();
        var _ =
            senders.submit(() -> {
              if (client.send(request, BodyHandlers.discarding()).statusCode() == 302)
                answered.incrementAndGet();
              return null;
            });
      }
    }
    assertThat(answered).hasValue(STRANGERS);
    assertIsWell();
  }

  @Test
  @Order(3)
  void more_streams_than_there_are_places_for_are_refused() throws Exception {
    var open = new ArrayList<Socket>();
    int refused = 0;
    while (refused < 20) {
      assertThat(open).as("all of them were opened").hasSizeLessThan(20_000);
      var socket = new Socket("localhost", uri("/").getPort());
      var status = ask(socket);
      if (status.startsWith("HTTP/1.1 503")) refused++;
      else assertThat(status).startsWith("HTTP/1.1 200");
      open.add(socket);
    }
    assertThat(open).hasSizeGreaterThan(1_000);
    assertIsWell();
    for (var socket : open) socket.close();
    Eventually.until(
        "there is room again",
        () -> {
          try (var one = new Socket("localhost", uri("/").getPort())) {
            return ask(one).startsWith("HTTP/1.1 200");
          }
        });
  }

  @Tag("long")
  @Test
  @Order(4)
  void huge_bodies_are_not_kept() throws Exception {
    for (var who : List.of("", "Authorization: Bearer " + token() + "\r\n"))
      for (var type : List.of("application/json", "application/x-ndjson", "text/plain"))
        for (var path : List.of("/acts", "/negotiations/n/whatif", "/login"))
          sendMuch(
              "POST "
                  + path
                  + " HTTP/1.1\r\nHost: localhost\r\n"
                  + who
                  + "Content-Type: "
                  + type
                  + "\r\nContent-Length: "
                  + (long) BODY_MB * 1_000_000
                  + "\r\n\r\n");
    assertIsWell();
  }

  /// Until it is told that nobody takes it.
  private void sendMuch(String head) throws IOException {
    try (var socket = new Socket("localhost", uri("/").getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      var megabyte = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
      try {
        for (int i = 0; i < BODY_MB; i++) socket.getOutputStream().write(megabyte);
      } catch (IOException _) {
        // that is how it is told
      }
    }
  }

  /// What it has acknowledged is durable, so it can end at any moment, and does rather than go on
  /// without some of its threads.
  @EnabledIfSystemProperty(named = "ledger.stress", matches = "true")
  @Test
  @Order(5)
  void whoever_has_not_enough_memory_ends_and_starts_again_with_more() throws Exception {
    server.destroy();
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    var starved = ledger("serve", "--json", "--port", "0", "--data", data.toString());
    starved.environment().put("LEDGER_HEAP", "20m");
    var ended = starved.redirectErrorStream(true).start();
    var said = new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(ended.waitFor()).isEqualTo(3);
    assertThat(said).contains("OutOfMemoryError").contains("Terminating");
    start(HEAP);
    assertIsWell();
  }

  private void assertIsWell() throws Exception {
    assertThat(server.isAlive()).isTrue();
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(uri("/negotiations")).header("Authorization", "Bearer " + token());
      assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      var health = HttpRequest.newBuilder(uri("/actuator/health")).build();
      assertThat(client.send(health, BodyHandlers.ofString()).body()).contains("\"UP\"");
    }
  }

  private List<Socket> streams(int count) throws IOException {
    var open = new ArrayList<Socket>();
    for (int i = 0; i < count; i++) {
      var socket = new Socket("localhost", uri("/").getPort());
      assertThat(ask(socket)).startsWith("HTTP/1.1 200");
      open.add(socket);
    }
    return open;
  }

  /// For a stream; the status that comes back.
  private String ask(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            ("GET /stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + token()
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
  }

  /// The bytes of all objects that can be reached, after a collection.
  private long live() throws Exception {
    var histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(server.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    var lines =
        new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    var total = lines.stream().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
    if (Boolean.getBoolean("ledger.histogram"))
      lines.stream().limit(40).forEach(System.out::println);
    return Long.parseLong(total.strip().split("\\s+")[2]);
  }

  private URI uri(String path) {
    return URI.create(ready.path("url").asString() + path);
  }

  private String token() {
    return ready.path("tokens").path("owner").asString();
  }
}
