package ledger.live;

import java.time.Duration;
import ledger.feed.Doorbell;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.NamingTable;
import ledger.record.axon.Tail;
import ledger.record.json.EntryFormat;
import org.axonframework.config.Configuration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

/// The doorbell and who it rings for.
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class LiveWiring {

  /// How the stream is kept.
  ///
  /// @param heartbeat at most so long nothing is sent
  /// @param longest then a listener signs in anew
  record Pace(Duration heartbeat, Duration longest) {}

  @Bean
  Pace pace(
      @Value("${ledger.live.heartbeat:15s}") Duration heartbeat,
      @Value("${ledger.live.longest:10m}") Duration longest) {
    return new Pace(heartbeat, longest);
  }

  @Bean
  Audience audience(LogTable entries, NamingTable naming, EntryFormat format) {
    return new Audience(entries, naming, format);
  }

  @Bean
  Doorbell doorbell(Tail tail, @Value("${ledger.live.held:16384}") int held) {
    return new Doorbell(held, tail.head());
  }

  @Bean
  Ringer ringer(Configuration axon, Doorbell doorbell, Audience audience) {
    return new Ringer(axon.eventStore(), doorbell, audience);
  }
}
