package ledger.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import ledger.act.UserId;
import ledger.administration.AdministrativeEvent;
import ledger.administration.AdministrativeEvent.PersonalTokenIssued;
import ledger.administration.AdministrativeEvent.PersonalTokenRevoked;
import ledger.administration.TokenScope;
import ledger.value.Id;
import org.springframework.stereotype.Service;

/// Tokens that a user makes for itself, beside the account's own: each has a name, may be used for
/// some things only, and ends.
@Service
class PersonalTokens {

  /// Of one user at a time.
  static final int MOST = 50;

  static final Duration LONGEST = Duration.ofDays(366);

  /// Where nothing else is asked for.
  static final Duration USUAL = Duration.ofDays(90);

  /// @param expires later than now
  record Wanted(Id name, TokenScope scope, Instant expires) {}

  /// What becomes of a token that is asked for.
  sealed interface Answer {

    /// @param token shown only now
    record Issued(Token token) implements Answer {}

    record NameInUse() implements Answer {}

    record TooMany() implements Answer {}

    record NoAccount() implements Answer {}
  }

  private final Accounts accounts;
  private final Clock clock;

  PersonalTokens(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  Answer issue(UserId user, Wanted wanted) {
    var token = Token.issue();
    var answer = new AtomicReference<Answer>(new Answer.NoAccount());
    accounts.recorded(
        Optional.of(user),
        onRecord -> {
          onRecord.of(user).ifPresent(held -> answer.set(decided(held, wanted, token)));
          return answer.get() instanceof Answer.Issued
              ? Optional.of(event(user, wanted, token))
              : Optional.empty();
        });
    return answer.get();
  }

  private Answer decided(AccountTokens held, Wanted wanted, Token token) {
    var live = held.livePersonal(clock.instant());
    if (live.containsKey(wanted.name())) return new Answer.NameInUse();
    return live.size() >= MOST ? new Answer.TooMany() : new Answer.Issued(token);
  }

  private static AdministrativeEvent event(UserId user, Wanted wanted, Token token) {
    return new PersonalTokenIssued(
        user, wanted.name(), wanted.scope(), wanted.expires(), token.sha256());
  }

  /// It signs nobody in any more; what was signed in with it ends.
  ///
  /// @param by the user itself or an operator
  /// @return whether there was one
  boolean revoke(UserId by, UserId user, Id name) {
    return accounts.recorded(
        Optional.of(by),
        onRecord ->
            onRecord
                .of(user)
                .filter(held -> held.personal().containsKey(name))
                .<AdministrativeEvent>map(_ -> new PersonalTokenRevoked(user, name)));
  }

  /// The account with all that signs in to it.
  Optional<AccountTokens> of(UserId user) {
    return accounts.recent().of(user);
  }
}
