package ledger.audit;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import ledger.anchor.Courier;
import ledger.anchor.Couriers;
import ledger.anchor.TimestampAuthority;
import ledger.anchor.TimestampFolder;
import ledger.anchor.Timestamping;
import ledger.anchor.Webhook;
import ledger.startup.CannotStart;
import ledger.transparency.TileFolder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where checkpoints are brought to, besides being shown: nowhere, unless it is set.
@Configuration(proxyBeanMethods = false)
class AnchorWiring {

  @Bean
  TimestampFolder timestampFolder(AuditWiring.Places places) {
    return new TimestampFolder(places.folder().resolve("timestamps"));
  }

  /// @param authority the address of a timestamping authority; empty for none
  /// @param webhook an address that checkpoints are posted to; empty for none
  /// @param again how long after a failure it is tried again
  @Bean
  Couriers couriers(
      TileFolder folder,
      TimestampFolder timestamps,
      @Value("${ledger.log.timestamps:}") String authority,
      @Value("${ledger.log.timestamps-every:1h}") Duration stampEvery,
      @Value("${ledger.log.checkpoint-webhook:}") String webhook,
      @Value("${ledger.log.checkpoint-webhook-every:1m}") Duration postEvery,
      @Value("${ledger.log.anchor-again:1m}") Duration again) {
    var all = new ArrayList<Courier>();
    if (!authority.isEmpty()) {
      var asked = new TimestampAuthority(web("ledger.log.timestamps", authority));
      all.add(
          new Courier(
              authority,
              folder::checkpoint,
              new Timestamping(asked, timestamps),
              new Courier.Pauses(stampEvery, again)));
    }
    if (!webhook.isEmpty()) {
      var posted = new Webhook(web("ledger.log.checkpoint-webhook", webhook));
      all.add(
          new Courier(
              "checkpoint-webhook",
              folder::checkpoint,
              posted,
              new Courier.Pauses(postEvery, again)));
    }
    all.forEach(Courier::start);
    return new Couriers(all);
  }

  private static URI web(String setting, String value) {
    try {
      var url = URI.create(value);
      if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) return url;
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new CannotStart(
        "%s is \"%s\", which is no address: write it as https://…".formatted(setting, value));
  }
}
