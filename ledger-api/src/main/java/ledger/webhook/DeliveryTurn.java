package ledger.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import ledger.account.Accounts;
import ledger.feed.Change;
import ledger.live.Feed;
import ledger.log.postgres.DatabaseTrouble;
import ledger.problem.NotFound;
import ledger.problem.WrongQuestion;
import ledger.request.PageParameters;
import ledger.value.Id;
import ledger.webhook.DeliveryLog.Kind;
import ledger.webhook.EndpointTable.Leased;
import ledger.webhook.Posted.Outcome;
import ledger.webhook.Standing.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers to one endpoint what came since its last delivery, in the order of the record, one
/// after the other, until there is nothing left, something fails or it has been long enough: others
/// wait.
///
/// What its owner may see is looked at just before each attempt, and the message is made then: what
/// was erased or is not the owner's any more is not sent, whenever it was recorded.
final class DeliveryTurn {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryTurn.class);

  private static final int PAGE = 100;
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  private final EndpointTable endpoints;
  private final SealedDestinations destinations;
  private final Attempts attempts;
  private final Feed feed;
  private final Accounts accounts;
  private final Duration lease;
  private final Clock clock;
  private final RandomGenerator chance;

  /// @param lease longer than one attempt takes
  DeliveryTurn(
      EndpointTable endpoints,
      SealedDestinations destinations,
      Attempts attempts,
      Feed feed,
      Accounts accounts,
      Duration lease,
      Clock clock,
      RandomGenerator chance) {
    this.endpoints = endpoints;
    this.destinations = destinations;
    this.attempts = attempts;
    this.feed = feed;
    this.accounts = accounts;
    this.lease = lease;
    this.clock = clock;
    this.chance = chance;
  }

  /// @param stopping whether nothing more is to be begun
  void take(Leased leased, BooleanSupplier stopping) {
    long end = System.nanoTime() + LONGEST.toNanos();
    BooleanSupplier over = () -> stopping.getAsBoolean() || System.nanoTime() > end;
    try {
      var standing = leased.endpoint().standing();
      while (!over.getAsBoolean()) {
        var page = page(leased.endpoint(), standing.passed());
        if (page.isEmpty()) {
          switchOff(leased, Reason.NOT_ADMITTED);
          break;
        }
        var after = delivered(leased, page.get(), over);
        if (after.isEmpty()) break;
        standing = after.get();
        if (standing.passed() >= page.get().position()) break;
      }
    } catch (WrongQuestion _) { // it cannot be told yet who takes part
      later(leased, A_MOMENT);
    } catch (RuntimeException fault) {
      LOG.warn("webhook not delivered webhook={}", leased.endpoint().id(), fault);
      later(leased, DatabaseTrouble.of(fault).isPresent() ? A_MOMENT : A_WHILE);
    } finally {
      endpoints.release(leased);
    }
  }

  /// Empty where the owner takes no part in the negotiation that it is for.
  private Optional<Feed.Page> page(Endpoint endpoint, long after) {
    var paging = new PageParameters(OptionalLong.of(after), OptionalInt.of(PAGE));
    try {
      return Optional.of(
          endpoint
              .negotiation()
              .map(Id::value)
              .map(one -> feed.in(one, endpoint.owner(), paging))
              .orElseGet(() -> feed.of(endpoint.owner(), paging)));
    } catch (NotFound _) {
      return Optional.empty();
    }
  }

  /// @return how it stands where it goes on
  private Optional<Standing> delivered(Leased leased, Feed.Page page, BooleanSupplier over) {
    for (var change : page.changes()) {
      if (over.getAsBoolean()) return Optional.empty();
      var now = endpoints.renewed(leased, lease);
      if (now.isEmpty()) return Optional.empty();
      if (!accounts.isEnabled(now.get().owner())) {
        switchOff(leased, Reason.ACCOUNT_DISABLED);
        return Optional.empty();
      }
      var mayBeSeen = feed.at(change.position(), now.get().owner());
      if (mayBeSeen.isPresent() && !isDelivered(leased, now.get(), mayBeSeen.get()))
        return Optional.empty();
    }
    return endpoints
        .renewed(leased, lease)
        .map(endpoint -> endpoint.standing().past(page.next(), clock.instant()))
        .filter(standing -> endpoints.put(leased, standing));
  }

  private boolean isDelivered(Leased leased, Endpoint now, Change change) {
    var to = destinations.opened(now);
    if (to.isEmpty()) {
      switchOff(leased, Reason.KEY_GONE);
      return false;
    }
    var posted = attempts.deliver(now, to.get(), change, Kind.FOLLOWED);
    var after =
        now.standing().after(posted, change.position(), clock.instant(), chance.nextDouble());
    if (!endpoints.put(leased, after)) return false;
    after.off().ifPresent(off -> tell(now, off.why()));
    return posted.outcome() == Outcome.DELIVERED;
  }

  private void switchOff(Leased leased, Reason why) {
    endpoints
        .renewed(leased, lease)
        .filter(now -> endpoints.put(leased, now.standing().off(why, clock.instant())))
        .ifPresent(now -> tell(now, why));
  }

  /// No warning: of those that are alike only the first would be logged.
  private static void tell(Endpoint endpoint, Reason why) {
    LOG.info(
        "webhook switched off webhook={} user={} why={}", endpoint.id(), endpoint.owner(), why);
  }

  private void later(Leased leased, Duration wait) {
    endpoints
        .renewed(leased, lease)
        .ifPresent(now -> endpoints.put(leased, now.standing().later(clock.instant().plus(wait))));
  }
}
