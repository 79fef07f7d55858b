package ledger.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import ledger.act.UserId;
import ledger.database.DatabaseWatch;
import ledger.live.Feed;
import ledger.problem.NotFound;
import ledger.problem.WebhookProblems;
import ledger.problem.WrongQuestion;
import ledger.request.ResumePosition;
import ledger.session.ReadSessions;
import ledger.value.Id;
import ledger.webhook.DeliveryLog.Kind;
import ledger.webhook.DeliveryLog.Logged;
import ledger.webhook.EndpointFormat.Wanted;
import ledger.webhook.Posted.Outcome;
import ledger.webhook.Standing.Off;
import ledger.webhook.Standing.Reason;
import ledger.webhook.WebhookWiring.Bounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// What an account does with its webhooks by hand.
@Service
class Endpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

  /// So long messages are signed with the secret before too.
  static final Duration OVERLAP = Duration.ofHours(24);

  /// Between two that are sent by hand.
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// @param secret shown only now
  record Issued(Endpoint endpoint, SigningSecret secret) {}

  private final EndpointTable table;
  private final SealedDestinations destinations;
  private final DeliveryLog log;
  private final Attempts attempts;
  private final Feed feed;
  private final ReadSessions sessions;
  private final ResumePosition positions;
  private final Bounds bounds;
  private final Clock clock;
  private final SecureRandom chance;

  Endpoints(
      EndpointTable table,
      SealedDestinations destinations,
      DeliveryLog log,
      Attempts attempts,
      Feed feed,
      ReadSessions sessions,
      ResumePosition positions,
      Bounds bounds,
      DatabaseWatch database,
      SecureRandom chance) {
    this.table = table;
    this.destinations = destinations;
    this.log = log;
    this.attempts = attempts;
    this.feed = feed;
    this.sessions = sessions;
    this.positions = positions;
    this.bounds = bounds;
    this.clock = database.clock();
    this.chance = chance;
  }

  /// @throws WrongQuestion where there may be none, or no more
  Issued make(UserId owner, Wanted wanted) {
    mustBeOn();
    wanted.negotiation().ifPresent(one -> mustTakePart(owner, one));
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long after =
        wanted.after().map(at -> positions.onRecord("after", at)).orElseGet(positions::last);
    var id = UUID.randomUUID();
    var secret = SigningSecret.random(chance);
    var sealed =
        destinations.sealed(id, owner, new Destination(wanted.url(), secret, Optional.empty()));
    var made =
        new Endpoint(
            id,
            owner,
            wanted.negotiation(),
            sealed,
            Optional.empty(),
            now,
            Standing.begin(after, now));
    if (!table.insert(made, bounds.ofOne()))
      throw new WrongQuestion(WebhookProblems.tooMany(bounds.ofOne()));
    LOG.info("webhook made webhook={} user={}", id, owner);
    return new Issued(made, secret);
  }

  /// Whether anything is posted at all.
  boolean areOn() {
    return bounds.on();
  }

  private void mustBeOn() {
    if (!areOn()) throw new WrongQuestion(WebhookProblems.off());
  }

  private void mustTakePart(UserId owner, Id negotiation) {
    if (!sessions.admits(negotiation, owner))
      throw new NotFound("negotiation", negotiation.value());
  }

  List<Endpoint> of(UserId owner) {
    return table.of(owner);
  }

  Optional<Endpoint> find(UserId owner, UUID id) {
    return table.find(owner, id);
  }

  /// Empty where its key is gone.
  Optional<Destination> destination(Endpoint endpoint) {
    return destinations.opened(endpoint);
  }

  boolean delete(UserId owner, UUID id) {
    boolean deleted = table.delete(owner, id);
    if (deleted) LOG.info("webhook deleted webhook={} user={}", id, owner);
    return deleted;
  }

  /// Another secret; the one before counts too for a day, so that a receiver has time to learn it.
  Issued rotate(UserId owner, Endpoint endpoint) {
    var secret = SigningSecret.random(chance);
    var next = opened(endpoint).rotated(secret);
    var rotated =
        endpoint.sealed(
            destinations.sealed(endpoint.id(), owner, next),
            Optional.of(clock.instant().plus(OVERLAP).truncatedTo(ChronoUnit.MILLIS)));
    if (table.seal(endpoint, rotated)) return new Issued(rotated, secret);
    var changed =
        find(owner, endpoint.id())
            .orElseThrow(() -> new NotFound("webhook", endpoint.id().toString()));
    return rotate(owner, changed);
  }

  void disable(Endpoint endpoint) {
    switchOff(endpoint, Reason.BY_HAND);
  }

  private void switchOff(Endpoint endpoint, Reason why) {
    table.switchOff(endpoint.id(), new Off(why, clock.instant()));
  }

  /// It goes on where it stood, at once.
  void enable(Endpoint endpoint) {
    mustBeOn();
    table.switchOn(endpoint.id(), clock.instant());
  }

  /// It goes on after a position, whether that lies before or behind it.
  void goOn(Endpoint endpoint, long after) {
    table.goOn(endpoint.id(), after, clock.instant());
  }

  /// One line more, beside those that are delivered in order, once and at once.
  Posted replay(Endpoint endpoint, long position) {
    var change =
        feed.at(position, endpoint.owner())
            .filter(line ->
                endpoint.negotiation().filter(one -> !one.equals(line.negotiation())).isEmpty())
            .orElseThrow(() -> new NotFound("delivery", String.valueOf(position)));
    return sent(endpoint, to -> attempts.deliver(endpoint, to, change, Kind.REPLAYED));
  }

  /// A message that says nothing, once and at once.
  Posted test(Endpoint endpoint) {
    return sent(endpoint, to -> attempts.test(endpoint, to));
  }

  private Posted sent(Endpoint endpoint, Function<Destination, Posted> send) {
    mustBeOn();
    var to = opened(endpoint);
    if (!table.mayBeTried(endpoint.id(), PAUSE))
      throw new WrongQuestion(WebhookProblems.tooSoon(String.valueOf(PAUSE.toSeconds())));
    var posted = send.apply(to);
    if (posted.outcome() == Outcome.GONE) switchOff(endpoint, Reason.GONE);
    return posted;
  }

  private Destination opened(Endpoint endpoint) {
    return destination(endpoint).orElseThrow(() -> new WrongQuestion(WebhookProblems.keyGone()));
  }

  List<Logged> attempts(Endpoint endpoint, Optional<Long> before, int most) {
    return log.page(endpoint.id(), before, most);
  }
}
