package ledger.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import ledger.account.Guesses.Source;
import ledger.account.SignInTrail.Way;
import ledger.act.UserId;
import ledger.value.Malformed;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/// Where a token is shown, by software or in the form: whom it signs in. Wrong ones are slowed, and
/// who was let in or turned away is noted.
///
/// What signed in from an address within a day is let in there, however many guess beside it:
/// people who share an address do not lock each other out.
@Component
class SignIns {

  private static final int MOST = 10_000;

  /// @param token its hash
  private record Familiar(String token, String address) {}

  private final Accounts accounts;
  private final TokenUses uses;
  private final SignInTrail trail;
  private final Guesses guesses;
  private final Cache<Familiar, Boolean> familiar =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofDays(1)).build();

  SignIns(Accounts accounts, TokenUses uses, SignInTrail trail, Clock clock) {
    this.accounts = accounts;
    this.uses = uses;
    this.trail = trail;
    this.guesses = new Guesses(clock);
  }

  /// @param request that it came with
  /// @throws TooManyGuesses where it is not looked at
  Optional<SignedIn> byToken(Token token, Authentication request) {
    var source = new Source(RemoteAddress.of(request), Optional.empty());
    return with(token, source, Way.TOKEN, _ -> true);
  }

  /// @param form with the name that was typed beside it
  /// @throws TooManyGuesses where it is not looked at
  Optional<SignedIn> byForm(Token token, Authentication form) {
    var source = new Source(RemoteAddress.of(form), named(form.getName()));
    return with(token, source, Way.FORM, as -> as.getName().equals(form.getName()));
  }

  private static Optional<UserId> named(String typed) {
    try {
      return Optional.of(new UserId(typed));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }

  private Optional<SignedIn> with(Token token, Source source, Way way, Predicate<SignedIn> meant) {
    var here = new Familiar(token.sha256(), source.address());
    boolean before = familiar.getIfPresent(here) != null;
    if (!before) mayBeLookedAt(source, way);
    var as = accounts.signIn(token).filter(meant);
    if (as.isEmpty()) {
      familiar.invalidate(here);
      guesses.wrong(source, token.sha256());
      trail.refused(source, way);
    } else {
      familiar.put(here, true);
      guesses.right(source);
      uses.used(as.get());
      if (!before || way == Way.FORM) trail.signedIn(as.get(), way, source.address());
    }
    return as;
  }

  private void mayBeLookedAt(Source source, Way way) {
    guesses
        .wait(source)
        .ifPresent(wait -> {
          trail.slowed(source, way);
          throw new TooManyGuesses(wait);
        });
  }
}
