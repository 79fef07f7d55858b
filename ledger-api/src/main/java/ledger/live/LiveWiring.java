package ledger.live;

import java.time.Duration;
import ledger.feed.Notifier;
import ledger.log.postgres.LogTable;
import ledger.record.axon.Tail;
import ledger.record.json.EntryFormat;
import ledger.recording.Erasure;
import org.axonframework.config.Configuration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;

/// Notifications of new acts, and who gets them.
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class LiveWiring {

  /// How often and how long a stream sends.
  ///
  /// @param heartbeat the longest time without an event
  /// @param longest after this time the stream ends, and the client has to sign in again
  /// @param stuck how long a client may take nothing of what is sent
  record Pace(Duration heartbeat, Duration longest, Duration stuck) {}

  /// Measured, and rounded up (SmallHeapIT): half of it are the web server's buffers of a
  /// connection.
  private static final int BYTES_OF_A_STREAM = 6_000;

  /// Measured, and rounded up: nearly all of it are buffers of the encryption.
  private static final int BYTES_OF_A_STREAM_OVER_TLS = 80_000;

  @Bean
  Pace pace(
      @Value("${ledger.live.heartbeat:15s}") Duration heartbeat,
      @Value("${ledger.live.longest:10m}") Duration longest,
      @Value("${server.tomcat.connection-timeout}") Duration stuck) {
    return new Pace(heartbeat, longest, stuck);
  }

  @Bean
  Listeners listeners(LogTable entries, EntryFormat format) {
    return new Listeners(entries, format);
  }

  /// @param most streams in all; 0 for as many as a quarter of the heap has room for, and half of
  ///   the connections at most: the others are for those who ask
  @Bean
  Places streamPlaces(
      @Value("${ledger.live.streams:0}") int most,
      @Value("${ledger.live.streams-of-one:50}") int ofOne,
      @Value("${server.tomcat.max-connections}") int connections,
      ServerProperties server) {
    int each = Ssl.isEnabled(server.getSsl()) ? BYTES_OF_A_STREAM_OVER_TLS : BYTES_OF_A_STREAM;
    long fit = Math.min(Runtime.getRuntime().maxMemory() / 4 / each, connections / 2);
    return new Places(most > 0 ? most : (int) fit, ofOne);
  }

  @Bean
  Notifier notifier(Tail tail, @Value("${ledger.live.held:16384}") int held) {
    return new Notifier(held, tail.head());
  }

  @Bean
  Turns turns(Notifier notifier, Pace pace) {
    return new Turns(notifier, pace);
  }

  @Bean
  ActPublisher actPublisher(
      Configuration axon, Notifier notifier, Listeners listeners, Erasure erasure) {
    return new ActPublisher(
        axon.eventStore(), notifier, listeners, event -> erasure.of(event.act()));
  }
}
