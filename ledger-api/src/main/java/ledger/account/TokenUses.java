package ledger.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import ledger.account.postgres.TokenUseTable;
import ledger.role.ServerRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// When each token was used last, to the minute. No request waits for it to be stored: what came
/// together is stored in one statement, and what a killed node had not stored is lost.
///
/// It holds one moment for each token that signed somebody in lately, so no more than there are on
/// record.
@Component
class TokenUses implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(TokenUses.class);
  private static final long EVERY_S = 30;
  private static final Duration KEPT = Duration.ofDays(1);

  private final TokenUseTable table;
  private final Accounts accounts;
  private final ServerRole role;
  private final Clock clock;
  private final Map<String, Instant> fresh = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("token-uses").daemon().factory());
  private volatile Instant swept = Instant.MIN;

  TokenUses(TokenUseTable table, Accounts accounts, ServerRole role, Clock clock) {
    this.table = table;
    this.role = role;
    this.accounts = accounts;
    this.clock = clock;
    var _ = thread.scheduleWithFixedDelay(this::tried, EVERY_S, EVERY_S, TimeUnit.SECONDS);
  }

  void used(SignedIn as) {
    var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    as.by()
        .tokenHash()
        .filter(token -> !minute.equals(fresh.get(token)))
        .ifPresent(token -> fresh.put(token, minute));
  }

  /// By hash; without those that were never used.
  Map<String, Instant> of(Collection<String> tokens) {
    var uses = new HashMap<>(table.of(tokens));
    for (var token : tokens) {
      var use = fresh.get(token);
      if (use != null) uses.merge(token, use, (one, other) -> one.isAfter(other) ? one : other);
    }
    return uses;
  }

  private void tried() {
    try {
      store();
    } catch (RuntimeException fault) {
      LOG.warn("the last uses of tokens were not stored: tried again in {} s", EVERY_S, fault);
    }
  }

  /// A reader knows of its own uses alone, and for as long as it runs.
  void store() {
    if (!role.writes()) return;
    var now = Map.copyOf(fresh);
    if (!now.isEmpty()) table.used(now);
    now.forEach(fresh::remove);
    var instant = clock.instant();
    if (swept.isBefore(instant.minus(KEPT))) {
      table.keepOnly(accounts.recent().hashes(), instant.minus(KEPT));
      swept = instant;
    }
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
    tried();
  }
}
