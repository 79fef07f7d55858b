package ledger.live;

import java.time.Duration;
import ledger.feed.Notifier;
import ledger.log.postgres.LogTable;
import ledger.record.axon.Tail;
import ledger.record.json.EntryFormat;
import ledger.recording.Erasure;
import org.axonframework.config.Configuration;
import org.springframework.beans.factory.annotation.Value;
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

  /// Most of it the web server's buffers.
  private static final long BYTES_OF_A_STREAM = 138_000;

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

  /// @param most streams in all; 0 for as many as a quarter of the heap has room for
  @Bean
  Places streamPlaces(
      @Value("${ledger.live.streams:0}") int most,
      @Value("${ledger.live.streams-of-one:50}") int ofOne) {
    long fit = Runtime.getRuntime().maxMemory() / 4 / BYTES_OF_A_STREAM;
    return new Places(most > 0 ? most : (int) Math.min(fit, Integer.MAX_VALUE), ofOne);
  }

  @Bean
  Notifier notifier(Tail tail, @Value("${ledger.live.held:16384}") int held) {
    return new Notifier(held, tail.head());
  }

  @Bean
  ActPublisher actPublisher(
      Configuration axon, Notifier notifier, Listeners listeners, Erasure erasure) {
    return new ActPublisher(
        axon.eventStore(), notifier, listeners, event -> erasure.of(event.act()));
  }
}
