package ledger.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import ledger.account.Guesses.Source;
import ledger.account.postgres.SignInTable;
import ledger.account.postgres.SignInTable.Line;
import ledger.account.postgres.SignInTable.Noted;
import ledger.act.UserId;
import ledger.role.ServerRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Who signed in and out, and who was turned away: from where, and with what, never with which
/// secret and never what for. Software signs in with each request: that is noted once a day for
/// each token and address.
///
/// What is alike within a second or two becomes one line with a number, so that whoever is turned
/// away a thousand times a second writes as much as anybody. No request waits for a line; a node
/// that is killed loses those of the last moment. A server that only reads has none to put them
/// into, and logs them.
@Component
class SignInTrail implements DisposableBean {

  enum What {
    SIGNED_IN,
    SIGNED_OUT,
    /// No such token, or none of that account.
    REFUSED,
    /// Not looked at: too many wrong ones came from there.
    SLOWED,
    /// Signed in, and may not do that.
    DENIED
  }

  enum Way {
    TOKEN,
    FORM,
    OIDC
  }

  private static final Logger LOG = LoggerFactory.getLogger(SignInTrail.class);
  private static final int EVERY_S = 2;
  private static final int MOST_AT_ONCE = 2_000;
  private static final Duration SWEPT_EVERY = Duration.ofHours(1);

  /// In the table.
  private static final long MOST = 1_000_000;

  private static final class Times {
    private final Instant first;
    private Instant last;
    private long number = 1;

    Times(Instant first) {
      this.first = first;
      this.last = first;
    }
  }

  private record Seen(UserId user, String address, Instant day) {}

  private final Cache<Seen, Boolean> daily =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofDays(1)).build();
  private final SignInTable table;
  private final Accounts accounts;
  private final Clock clock;
  private final ServerRole role;
  private final Duration kept;
  private final ReentrantLock lock = new ReentrantLock();
  private Map<Line, Times> fresh = new HashMap<>();
  private Instant swept = Instant.MIN;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sign-in-trail").daemon().factory());

  SignInTrail(
      SignInTable table,
      Accounts accounts,
      Clock clock,
      ServerRole role,
      @Value("${ledger.sign-ins.kept:180d}") Duration kept) {
    this.table = table;
    this.accounts = accounts;
    this.clock = clock;
    this.role = role;
    this.kept = kept;
    var _ = thread.scheduleWithFixedDelay(this::tried, EVERY_S, EVERY_S, TimeUnit.SECONDS);
  }

  void signedIn(SignedIn as, Way way, String address) {
    note(What.SIGNED_IN, way, as, address);
  }

  /// Of software that signs in with each request.
  void signedInDaily(SignedIn as, String address) {
    var today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    var seen = new Seen(as.user(), address, today);
    if (daily.asMap().putIfAbsent(seen, true) == null) note(What.SIGNED_IN, Way.OIDC, as, address);
  }

  void signedOut(SignedIn as, String address) {
    note(What.SIGNED_OUT, Way.FORM, as, address);
  }

  void denied(SignedIn as, String address) {
    note(What.DENIED, Way.TOKEN, as, address);
  }

  void refused(Source source, Way way) {
    note(What.REFUSED, way, source);
  }

  void slowed(Source source, Way way) {
    note(What.SLOWED, way, source);
  }

  private void note(What what, Way way, SignedIn as, String address) {
    note(new Line(what.name(), way.name(), as.getName(), as.calledToken(), address));
  }

  /// What was typed as a name is noted where somebody has it: else it may be anything, a secret
  /// too.
  private void note(What what, Way way, Source source) {
    var user = source.account().filter(accounts.recent()::has).map(UserId::value).orElse("");
    note(new Line(what.name(), way.name(), user, "", source.address()));
  }

  private void note(Line line) {
    var now = clock.instant();
    lock.lock();
    try {
      var known = fresh.get(fresh.size() < MOST_AT_ONCE ? line : line.anywhere());
      if (known == null)
        fresh.put(fresh.size() < MOST_AT_ONCE ? line : line.anywhere(), new Times(now));
      else {
        known.last = now;
        known.number++;
      }
    } finally {
      lock.unlock();
    }
  }

  private void tried() {
    try {
      store();
    } catch (RuntimeException fault) {
      LOG.warn("who signed in was not stored lines={}", fresh.size(), fault);
    }
  }

  /// What cannot be stored is put back, as far as there is room.
  void store() {
    var all = taken();
    if (!role.writes()) {
      all.forEach(SignInTrail::log);
      return;
    }
    var now = clock.instant();
    if (!all.isEmpty()) table.add(all);
    if (swept.plus(SWEPT_EVERY).isBefore(now)) {
      table.forget(now.minus(kept), MOST);
      swept = now;
    }
  }

  private static void log(Noted noted) {
    var line = noted.line();
    LOG.info(
        "sign-in what={} way={} account={} token={} address={} first={} last={} times={}",
        line.what(),
        line.way(),
        line.user(),
        line.token(),
        line.address(),
        noted.first(),
        noted.last(),
        noted.times());
  }

  private List<Noted> taken() {
    lock.lock();
    try {
      var all = new ArrayList<Noted>();
      fresh.forEach(
          (line, times) -> all.add(new Noted(line, times.first, times.last, times.number)));
      fresh = new HashMap<>();
      return all;
    } finally {
      lock.unlock();
    }
  }

  /// Newest first.
  ///
  /// @param before a number that was shown; empty for the newest
  List<SignInTable.Stored> page(Optional<Long> before, Optional<UserId> user, int most) {
    store();
    return table.page(before, user.map(UserId::value), most);
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
    tried();
  }
}
