package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes that no client sends by itself: requests that are none, or two, or never end. Each is
/// answered in our form or cut off, and never by a fault of the server.
///
/// `-Dledger.raw=20000` asks for longer; `-Dledger.seed=…` asks the same again.
class RawRequestIT extends LedgerIT {

  private static final int REQUESTS = Integer.getInteger("ledger.raw", 300);
  private static final long SEED = Long.getLong("ledger.seed", 1);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final List<String> METHODS =
      List.of("GET", "POST", "get", "", "G\u0000T", "CONNECT", "TRACE", "PRI", "GET\t", "\u00ff");

  private static final List<String> TARGETS =
      List.of(
          "/login",
          "/acts",
          "/negotiations",
          "http://elsewhere.example/login",
          "*",
          "",
          "/\u0000",
          "/a b",
          "/%",
          "/..//../etc/passwd",
          "/;jsessionid=1",
          "/\\",
          "login",
          "/" + "a".repeat(9_000),
          "elsewhere.example:443");

  private static final List<String> VERSIONS =
      List.of("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", "", "http/1.1", "HTTP/1.1 x");

  private static final List<String> HEADERS =
      List.of(
          "Host: localhost",
          "Host: localhost\r\nHost: elsewhere.example",
          "Host: a@b:x",
          "Content-Length: -1",
          "Content-Length: 5\r\nContent-Length: 6",
          "Content-Length: 99999999999999999999",
          "Content-Length: 3\r\nTransfer-Encoding: chunked",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip",
          "Transfer-Encoding: chunked, identity",
          "Expect: 100-continue",
          "Expect: something",
          "Connection: close, upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
          "Upgrade: websocket\r\nConnection: Upgrade",
          "Accept: text/html",
          "Accept: text/html;q=x, */*;q=",
          "Accept-Language: \u00e9, zz-zz-zz-zz, *;q=2",
          "Accept-Language: en" + ",fr".repeat(2_000),
          "Cookie: REDIRECT_URI=JSV6eg==",
          "Cookie: JSESSIONID=" + "x".repeat(200),
          "Cookie: =;;=\"\u0001",
          "Authorization: Bearer",
          "Authorization: Bearer " + "x".repeat(7_000),
          "Authorization: Basic !!!!",
          "Range: bytes=0-,-1,5-2",
          "If-Modified-Since: the day before",
          "X-Forwarded-For: \u0000",
          "X: " + "y".repeat(9_000),
          " folded: line",
          ": nameless",
          "no colon at all",
          "Content-Type: application/json",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Type: ;;;charset=nowhere");

  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "5\r\nhello\r\n0\r\n\r\n",
          "zz\r\n",
          "ffffffffffffffff\r\nx",
          "username=a&password=%",
          "\u0000\u0000");

  @Test
  void bytes_at_random_are_answered_or_cut_off() throws Exception {
    var chance = new Random(SEED);
    var faults = new ArrayList<String>();
    for (int i = 0; i < REQUESTS; i++) {
      var request = any(chance);
      long begun = System.nanoTime();
      var answer = answer(request, chance.nextBoolean());
      var took = Duration.ofNanos(System.nanoTime() - begun);
      if (!isOurs(answer) || took.compareTo(LONGEST) > 0)
        faults.add(shown(request) + "\n -> " + shown(answer) + " after " + took);
    }
    assertThat(faults).as("-Dledger.seed=%d", SEED).isEmpty();
    assertThat(send(request("/actuator/health")).text("status")).isEqualTo("UP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /login HTTP/1.1\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "POST /acts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        "GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n"
      })
  void what_is_no_request_is_told_in_a_problem(String request) throws Exception {
    assertThat(answer(request.getBytes(StandardCharsets.ISO_8859_1), true))
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("Content-Type: application/problem+json");
  }

  private static byte[] any(Random chance) {
    var head =
        new StringBuilder(of(chance, METHODS))
            .append(' ')
            .append(of(chance, TARGETS))
            .append(' ')
            .append(of(chance, VERSIONS))
            .append("\r\n");
    if (chance.nextInt(3) > 0) head.append("Host: localhost\r\n");
    for (int i = chance.nextInt(4); i > 0; i--) head.append(of(chance, HEADERS)).append("\r\n");
    var bytes =
        head.append("\r\n")
            .append(of(chance, BODIES))
            .toString()
            .getBytes(StandardCharsets.ISO_8859_1);
    if (chance.nextInt(4) == 0)
      for (int i = chance.nextInt(8); i > 0; i--)
        bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
    return bytes;
  }

  /// Up to the end of the connection, or to where nothing more comes.
  ///
  /// @param ends whether it is told that nothing follows
  private String answer(byte[] request, boolean ends) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(100);
      var answer = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(request);
        if (ends) socket.shutdownOutput();
        socket.getInputStream().transferTo(answer);
      } catch (SocketTimeoutException _) {
        // it waits for more of the request, or for the next one
      } catch (IOException _) {
        // it was cut off
      }
      return answer.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean isOurs(String answer) {
    if (answer.isEmpty()) return true;
    // What names no version is answered as HTTP 0.9 has it: without a head.
    if (answer.matches("\\{\"detail\":.*\"status\":4[0-9]{2},.*")) return true;
    if (!answer.matches("(?s)HTTP/1\\.1 [1-5][0-9]{2}.*")) return false;
    int status = Integer.parseInt(answer.substring(9, 12));
    if (status < 400) return true;
    var head = answer.split("\r\n\r\n", 2)[0].toLowerCase(java.util.Locale.ROOT);
    boolean form =
        head.contains("content-type: application/problem+json")
            || head.contains("content-type: text/html")
            || !head.contains("content-type");
    return form && status < 500;
  }

  private static String shown(byte[] request) {
    return shown(new String(request, StandardCharsets.ISO_8859_1));
  }

  private static String shown(String text) {
    var all = text.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
    return all.length() > 400 ? all.substring(0, 400) + "…" : all;
  }

  private static <T> T of(Random chance, List<T> these) {
    return these.get(chance.nextInt(these.size()));
  }
}
