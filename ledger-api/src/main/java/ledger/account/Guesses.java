package ledger.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ledger.act.UserId;

/// Slows down whoever guesses: an address that showed several wrong secrets has to wait before the
/// next is looked at, longer each time, and sooner where all were for one account.
///
/// It holds a bounded number of addresses, each node for itself. The same wrong secret shown again
/// is no other guess: a forgotten script with a token that has ended locks nobody out.
final class Guesses {

  /// Wrong secrets that cost nothing, for one account from one address.
  static final int FREE_OF_ACCOUNT = 5;

  /// From one address, for whichever accounts.
  static final int FREE_OF_ADDRESS = 20;

  /// An address may be that of many people, and their wait ends soon.
  private static final Duration LONGEST_OF_ADDRESS = Duration.ofSeconds(30);

  private static final Duration LONGEST_OF_ACCOUNT = Duration.ofMinutes(5);
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
  private static final int MOST = 10_000;
  private static final int REMEMBERED = 8;

  /// Where secrets come from.
  ///
  /// @param account empty where none is named: whatever it is for
  record Source(String address, Optional<UserId> account) {

    Source ofAddress() {
      return new Source(address, Optional.empty());
    }
  }

  /// @param times wrong secrets that were shown
  /// @param until nothing is looked at before
  /// @param last of them, by their hashes
  private record Wrong(int times, Instant until, Set<String> last) {

    static final Wrong NONE = new Wrong(0, Instant.MIN, Set.of());

    Wrong and(String hash, Instant until) {
      var lately = new TreeSet<>(last);
      if (lately.size() == REMEMBERED) lately.pollFirst();
      lately.add(hash);
      return new Wrong(times + 1, until, lately);
    }
  }

  private final InstantSource clock;
  private final Cache<Source, Wrong> wrong;

  Guesses(InstantSource clock) {
    this.clock = clock;
    Ticker ticker = () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    this.wrong =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(FORGOTTEN_AFTER)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /// How long nothing is looked at; empty where the next secret is.
  Optional<Duration> wait(Source source) {
    var account = left(source);
    var address = left(source.ofAddress());
    var longer = account.compareTo(address) > 0 ? account : address;
    return longer.isPositive() ? Optional.of(longer) : Optional.empty();
  }

  private Duration left(Source source) {
    var known = wrong.getIfPresent(source);
    var now = clock.instant();
    return known == null || !known.until().isAfter(now)
        ? Duration.ZERO
        : Duration.between(now, known.until());
  }

  /// @param hash of the secret that was wrong
  void wrong(Source source, String hash) {
    if (source.account().isPresent()) count(source, hash, FREE_OF_ACCOUNT, LONGEST_OF_ACCOUNT);
    count(source.ofAddress(), hash, FREE_OF_ADDRESS, LONGEST_OF_ADDRESS);
  }

  private void count(Source source, String hash, int free, Duration longest) {
    wrong
        .asMap()
        .compute(
            source,
            (_, known) -> {
              var before = known == null ? Wrong.NONE : known;
              if (before.last().contains(hash)) return before;
              return before.and(
                  hash, clock.instant().plus(pause(before.times() + 1 - free, longest)));
            });
  }

  /// @param beyond how many more than cost nothing
  private static Duration pause(int beyond, Duration longest) {
    if (beyond < 0) return Duration.ZERO;
    var doubled = Duration.ofSeconds(1L << Math.min(beyond, 20));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /// Somebody knew the secret of the account there: what was mistyped before is forgotten. Other
  /// accounts are not, or whoever has one could go on guessing those of others.
  void right(Source source) {
    if (source.account().isPresent()) wrong.invalidate(source);
  }
}
