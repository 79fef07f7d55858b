package ledger.anchor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// A timestamping authority that others wrote: OpenSSL's, behind HTTP.
public final class Tsa implements AutoCloseable {

  private static final String CONFIGURATION =
      """
      [ca]
      distinguished_name = dn
      [dn]
      [signer]
      extendedKeyUsage = critical,timeStamping
      [tsa]
      default_tsa = one
      [one]
      serial = serial
      crypto_device = builtin
      signer_cert = tsa.pem
      signer_key = tsa.key
      signer_digest = sha256
      default_policy = 1.2.3.4.1
      digests = sha256
      ess_cert_id_alg = sha256
      """;

  private final Path home;
  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile UnaryOperator<byte[]> altered = answer -> answer;

  public Tsa(Path home) throws IOException, InterruptedException {
    this.home = Files.createDirectories(home);
    Files.writeString(home.resolve("cnf"), CONFIGURATION);
    Files.writeString(home.resolve("serial"), "01\n");
    run(
        "req -config cnf -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=ca -days 2");
    run("req -config cnf -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=tsa");
    run(
        "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out tsa.pem -extfile cnf -extensions signer");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.incrementAndGet();
            var answer = altered.apply(reply(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(
                answer.length == 0 ? 500 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
  }

  /// Whether OpenSSL is on this machine.
  public static boolean isThere() {
    try {
      return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  int asked() {
    return asked.get();
  }

  /// From now on it answers otherwise; nothing stands for an error.
  void answersInstead(UnaryOperator<byte[]> altered) {
    this.altered = altered;
  }

  /// As an auditor does it, with OpenSSL.
  ///
  /// @return what it prints
  public String verify(byte[] data, byte[] answer) throws IOException, InterruptedException {
    Files.write(home.resolve("data"), data);
    Files.write(home.resolve("tsr"), answer);
    return output("ts -verify -data data -in tsr -CAfile ca.pem");
  }

  private synchronized byte[] reply(byte[] query) throws IOException {
    try {
      Files.write(home.resolve("query"), query);
      run("ts -reply -config cnf -section one -queryfile query -out reply");
      return Files.readAllBytes(home.resolve("reply"));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void run(String arguments) throws IOException, InterruptedException {
    var output = output(arguments);
    if (!output.endsWith("exit 0")) throw new IOException("openssl " + arguments + "\n" + output);
  }

  private String output(String arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ")));
    var process =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes());
    return output + "exit " + process.waitFor();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
