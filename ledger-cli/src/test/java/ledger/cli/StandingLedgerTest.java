package ledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A ledger begins its answer and gives a byte of it now and then: no command waits for ever.
@Timeout(60)
class StandingLedgerTest {

  private static final List<String> COMMANDS =
      List.of(
          "export bundle",
          "verify",
          "verify --projections",
          "show harbour",
          "record acts.ndjson",
          "import treaties treaties.csv",
          "watch --keep seen --once",
          "prove 3",
          "rebuild",
          "log-key list",
          "login");

  @TempDir private Path folder;
  private ServerSocket server;

  @BeforeEach
  void it_answers_without_getting_anywhere() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(() -> {
      try {
        while (true) {
          var socket = server.accept();
          Thread.startVirtualThread(() -> trickle(socket));
        }
      } catch (IOException _) {
        // the test is over
      }
    });
  }

  private static void trickle(java.net.Socket socket) {
    try (socket) {
      var out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
      while (true) {
        out.write("1\r\nx\r\n".getBytes(UTF_8));
        Thread.sleep(200);
      }
    } catch (IOException | InterruptedException _) {
      // whoever asked has gone
    }
  }

  @AfterEach
  void and_is_gone() throws IOException {
    server.close();
  }

  /// All at once, as each waits out its patience.
  @Test
  void it_is_given_up_in_a_sentence() throws Exception {
    Files.writeString(folder.resolve("acts.ndjson"), "{\"act\":\"OpenNegotiation\"}\n");
    try (var table = StandingLedgerTest.class.getResourceAsStream("/treaties.csv")) {
      Files.write(folder.resolve("treaties.csv"), table.readAllBytes());
    }
    List<Future<Ran>> all;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      all = COMMANDS.stream().map(typed -> threads.submit(() -> ledger(typed))).toList();
    }
    for (int i = 0; i < all.size(); i++) {
      var ran = all.get(i).get();
      assertThat(ran.code()).as(COMMANDS.get(i)).isEqualTo(LedgerCommand.NOT_DONE);
      assertThat(ran.err())
          .as(COMMANDS.get(i))
          .contains(
              "the ledger at http://localhost:%d stood still: in 1 s too little of its answer came."
                  .formatted(server.getLocalPort()));
    }
    assertThat(folder.resolve("bundle")).doesNotExist();
  }

  @Test
  void a_patience_that_is_no_time_is_told_before_anything_is_asked() {
    for (var none : List.of("0s", "10", "-5s", "soon")) {
      var ran = Ran.ledger("verify", "--url", "http://localhost:1", "--timeout", none);
      assertThat(ran.code()).isEqualTo(LedgerCommand.USAGE);
      assertThat(ran.err()).startsWith("--timeout " + none + " is no time: write 30s, 5m or 1h");
    }
  }

  /// Files and folders are in the folder of this test.
  private Ran ledger(String typed) {
    var arguments = new ArrayList<Object>();
    for (var word : typed.split(" "))
      arguments.add(word.matches("bundle|seen|.*\\..*") ? folder.resolve(word).toString() : word);
    arguments.addAll(List.of("--url", "http://localhost:" + server.getLocalPort()));
    arguments.addAll(List.of("--token", "x", "--timeout", "1s"));
    return Ran.ledger(arguments.toArray());
  }
}
