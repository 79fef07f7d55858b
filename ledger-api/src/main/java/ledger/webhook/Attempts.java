package ledger.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import ledger.feed.Change;
import ledger.live.CloudEvent;
import ledger.log.postgres.PostgresLog;
import ledger.webhook.DeliveryLog.Attempt;
import ledger.webhook.DeliveryLog.Kind;
import tools.jackson.databind.json.JsonMapper;

/// Makes a message of an event, signs it, posts it, and logs what became of that.
final class Attempts {

  private final Supplier<EndpointClient> client;
  private final DeliveryLog log;
  private final WebhookMeters meters;
  private final JsonMapper json;
  private final String ledger;
  private final Clock clock;

  /// @param client made when it is needed first: where nothing is posted there is none
  /// @param json as answers are written
  Attempts(
      Supplier<EndpointClient> client,
      DeliveryLog log,
      WebhookMeters meters,
      JsonMapper json,
      PostgresLog ledger,
      Clock clock) {
    this.client = client;
    this.log = log;
    this.meters = meters;
    this.json = json;
    this.ledger = ledger.origin();
    this.clock = clock;
  }

  /// @param change a line of the feed, as the owner may see it now
  Posted deliver(Endpoint endpoint, Destination to, Change change, Kind kind) {
    var body = json.writeValueAsBytes(CloudEvent.of(change, ledger));
    int attempt = kind == Kind.FOLLOWED ? endpoint.standing().attempt() : 1;
    return post(
        endpoint,
        to,
        new WebhookMessage(change.actId(), body),
        new Sent(kind, Optional.of(change.position()), attempt));
  }

  Posted test(Endpoint endpoint, Destination to) {
    var event = TestEvent.at(clock.instant(), ledger);
    return post(
        endpoint,
        to,
        new WebhookMessage(event.id(), json.writeValueAsBytes(event)),
        new Sent(Kind.TEST, Optional.empty(), 1));
  }

  private record Sent(Kind kind, Optional<Long> position, int attempt) {

    Attempt logged(Instant at, UUID message, Posted posted) {
      return new Attempt(
          at, kind, message, position, attempt, posted.outcome(), posted.status(), posted.took());
    }
  }

  private Posted post(Endpoint endpoint, Destination to, WebhookMessage message, Sent sent) {
    var now = clock.instant();
    boolean former = endpoint.formerUntil().filter(now::isBefore).isPresent();
    var secrets = (former ? to : to.withoutFormer()).secrets();
    var posted = client.get().post(to.url(), message.headers(now, secrets), message.body());
    meters.attempted(posted.outcome());
    log.add(endpoint.id(), sent.logged(now, message.id(), posted));
    return posted;
  }
}
