package ledger.webhook;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import ledger.account.Accounts;
import ledger.database.DatabaseWatch;
import ledger.database.WhileReachable;
import ledger.feed.Notifier;
import ledger.live.Feed;
import ledger.log.postgres.PostgresLog;
import ledger.role.WriterOnly;
import ledger.startup.CannotStart;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// Webhooks as the operator wants them. Unless they are switched on, the server connects to no
/// address that an account names. When an attempt is due goes by the clock of the database, since
/// any server may make it.
@Configuration(proxyBeanMethods = false)
class WebhookWiring {

  /// Of a server that was killed so much longer is waited than an attempt may take twice.
  private static final Duration LEASE_AFTER = Duration.ofSeconds(5);

  /// @param on whether there are any
  /// @param ofOne most of one account
  record Bounds(boolean on, int ofOne) {}

  @Bean
  Bounds webhookBounds(
      @Value("${ledger.webhooks.enabled:false}") boolean on,
      @Value("${ledger.webhooks.of-one:10}") int ofOne) {
    return new Bounds(on, ofOne);
  }

  @Bean
  ReachableAddresses reachableAddresses(
      @Value("${ledger.webhooks.allowed:}") List<String> networks) {
    try {
      return new ReachableAddresses(networks.stream().map(String::strip).toList());
    } catch (IllegalArgumentException _) {
      throw new CannotStart(
          "ledger.webhooks.allowed is \"%s\", which is no list of networks: write it as 10.1.0.0/16,fd00::/8"
              .formatted(String.join(",", networks)));
    }
  }

  @Lazy
  @Bean
  EndpointClient endpointClient(
      ReachableAddresses addresses, @Value("${ledger.webhooks.patience:15s}") Duration patience) {
    return new EndpointClient(
        SystemDefaultDnsResolver.INSTANCE, addresses, patience, DeliveryLoop.TURNS * 2);
  }

  @Bean
  Attempts webhookAttempts(
      ObjectProvider<EndpointClient> client,
      DeliveryLog log,
      WebhookMeters meters,
      JsonMapper json,
      PostgresLog ledger,
      DatabaseWatch database) {
    return new Attempts(client::getObject, log, meters, json, ledger, database.clock());
  }

  @WriterOnly
  @Bean
  @ConditionalOnBooleanProperty("ledger.webhooks.enabled")
  DeliveryLoop deliveryLoop(
      EndpointTable endpoints,
      SealedDestinations destinations,
      Attempts attempts,
      DeliveryLog log,
      WebhookMeters meters,
      EndpointClient client,
      Feed feed,
      Accounts accounts,
      Notifier notifier,
      DatabaseWatch database,
      PlatformTransactionManager platform,
      @Value("${ledger.webhooks.patience:15s}") Duration patience,
      @Value("${ledger.webhooks.kept:30d}") Duration kept,
      SecureRandom chance) {
    var clock = database.clock();
    var lease = patience.multipliedBy(2).plus(LEASE_AFTER);
    var turn =
        new DeliveryTurn(endpoints, destinations, attempts, feed, accounts, lease, clock, chance);
    var reachable = new WhileReachable(new SpringTransactionManager(platform), database);
    return new DeliveryLoop(
        endpoints, log, meters, turn, client, notifier, reachable, lease, kept, clock);
  }
}
