package ledger.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import ledger.webhook.Posted.Outcome;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Posts a message to an address that somebody else chose: to no other place than that address
/// leads to, for no longer than it may take, and without reading much of what is answered.
///
/// Nothing of an answer but its status is kept. Who chooses the address may not learn more of a
/// place that the server reaches.
final class EndpointClient implements AutoCloseable {

  /// For each address of a host.
  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);

  private static final Duration KEPT_OPEN = Duration.ofSeconds(60);
  private static final int LONGEST_ANSWER = 16 << 10;
  private static final int LONGEST_HEADER = 8 << 10;
  private static final int MOST_HEADERS = 100;

  private final Duration patience;
  private final CloseableHttpClient secure;
  private final CloseableHttpClient plain;
  private final ScheduledExecutorService ends =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("webhook-ends").daemon().factory());

  /// @param patience for a whole attempt, from looking the host up to the end of the answer
  /// @param most connections at a time
  EndpointClient(DnsResolver names, ReachableAddresses addresses, Duration patience, int most) {
    this.patience = patience;
    this.secure = client(names, addresses::isReached, patience, most);
    this.plain = client(names, addresses::isAllowed, patience, most);
  }

  private static CloseableHttpClient client(
      DnsResolver names, Predicate<InetAddress> isReached, Duration patience, int most) {
    var timeout = Timeout.of(patience);
    var connect =
        Timeout.of(patience.compareTo(CONNECTED_WITHIN) < 0 ? patience : CONNECTED_WITHIN);
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new CheckedAddresses(names, isReached))
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connect)
                    .setSocketTimeout(timeout)
                    .setTimeToLive(Timeout.of(KEPT_OPEN))
                    .build())
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(timeout).build())
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        Http1Config.custom()
                            .setMaxLineLength(LONGEST_HEADER)
                            .setMaxHeaderCount(MOST_HEADERS)
                            .build())
                    .build())
            .setMaxConnTotal(most)
            .setMaxConnPerRoute(most)
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableDefaultUserAgent()
        .build();
  }

  Posted post(URI url, Map<String, String> headers, byte[] body) {
    var request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, null));
    long begun = System.nanoTime();
    var end = ends.schedule(request::cancel, patience.toNanos(), TimeUnit.NANOSECONDS);
    var client = "https".equalsIgnoreCase(url.getScheme()) ? secure : plain;
    var answered = Optional.<Posted>empty();
    try (var response = client.executeOpen(null, request, null)) {
      answered =
          Optional.of(Posted.answered(response.getCode(), retryAfter(response), since(begun)));
      if (!isReadOut(response.getEntity())) request.cancel(); // to close it would be to read it all
    } catch (IOException fault) {
      if (answered.isEmpty())
        return Posted.failed(
            request.isCancelled() ? Outcome.TIMED_OUT : outcome(fault), since(begun));
    } finally {
      end.cancel(false);
    }
    return answered.orElseThrow();
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /// A short answer is read to its end, so that the connection can be used again; a longer one ends
  /// with its connection. The status is there by then, whatever comes after it.
  private static boolean isReadOut(@Nullable HttpEntity answer) {
    try {
      return answer == null
          || answer.getContent().readNBytes(LONGEST_ANSWER).length < LONGEST_ANSWER;
    } catch (IOException _) {
      return false;
    }
  }

  /// Seconds alone: a date would be by another clock.
  private static Optional<Duration> retryAfter(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
        .map(header -> String.valueOf(header.getValue()))
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }

  private static Outcome outcome(IOException fault) {
    return switch (fault) {
      case CheckedAddresses.NotAllowed _ -> Outcome.ADDRESS_NOT_ALLOWED;
      case UnknownHostException _ -> Outcome.NO_SUCH_HOST;
      case SocketTimeoutException _ -> Outcome.TIMED_OUT;
      case ConnectException _, NoRouteToHostException _ -> Outcome.NOT_CONNECTED;
      case SSLException _ -> Outcome.NOT_SECURE;
      default -> Outcome.BROKEN_OFF;
    };
  }

  /// What is under way breaks off.
  @Override
  public void close() {
    ends.shutdownNow();
    secure.close(CloseMode.IMMEDIATE);
    plain.close(CloseMode.IMMEDIATE);
  }
}
