package ledger.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import ledger.act.UserId;
import ledger.administration.AdministrativeEvent;
import ledger.administration.AdministrativeEvent.AccountDisabled;
import ledger.administration.AdministrativeEvent.AccountEnabled;
import ledger.administration.AdministrativeEvent.AccountOpened;
import ledger.administration.AdministrativeEvent.TokenIssued;
import ledger.administration.record.AdministrativeLog;
import ledger.administration.record.AdministrativeStream;
import ledger.record.axon.LogStorageEngine;
import ledger.value.Hash;
import org.springframework.stereotype.Service;

/// Who can sign in, and with what: as it is on record, and nowhere else.
///
/// A token is shown once its hash is durable. Where it cannot be told whether that is so, it is not
/// shown, and so signs nobody in.
@Service
public class Accounts {

  private final AdministrativeStream<AccountsOnRecord> stream;
  private final InstantSource clock;

  Accounts(AdministrativeLog log) {
    this.stream = log.stream("accounts", AccountsOnRecord.NONE, AccountsOnRecord::after);
    this.clock = log.clock();
  }

  /// A token that was issued a moment ago signs in at once, on every node. One that another node
  /// has taken back signs in here no longer than {@link AdministrativeStream#AGE}.
  public Optional<SignedIn> signIn(Token token) {
    var hash = token.sha256();
    var now = clock.instant();
    return stream
        .recent()
        .withToken(hash, now)
        .or(() -> stream.now().withToken(hash, now))
        .map(grant -> new SignedIn(grant.account(), credential(hash, grant)));
  }

  private static Credential credential(String hash, AccountsOnRecord.Grant grant) {
    return grant
        .personal()
        .<Credential>map(Credential.Personal::new)
        .orElse(new Credential.Own(hash));
  }

  /// Whom the issuer knows as a user of this name: the word of it opens no account.
  ///
  /// @param until its word is good
  Optional<SignedIn> signIn(UserId user, Instant until) {
    return stream
        .recent()
        .enabled(user)
        .or(() -> stream.now().enabled(user))
        .map(account -> new SignedIn(account, new Credential.Word(until)));
  }

  /// Opens an account on nobody's order: the first ones, without which nobody could open others.
  ///
  /// @return its token, shown only now; empty where the user has an account already
  public Optional<Token> open(Account account) {
    return open(Optional.empty(), account);
  }

  /// @param by the operator who opens it
  public Optional<Token> open(Optional<UserId> by, Account account) {
    var token = Token.issue();
    return recorded(
            by,
            accounts ->
                accounts.has(account.user())
                    ? Optional.empty()
                    : Optional.of(
                        new AccountOpened(account.user(), account.operator(), token.sha256())))
        ? Optional.of(token)
        : Optional.empty();
  }

  /// Gives a user a new token; what it had before signs nobody in any more.
  ///
  /// @param by the operator who asks for it
  /// @return empty where there is no such user
  public Optional<Token> renew(Optional<UserId> by, UserId user) {
    var token = Token.issue();
    return recorded(
            by,
            accounts ->
                accounts.has(user)
                    ? Optional.of(new TokenIssued(user, token.sha256()))
                    : Optional.empty())
        ? Optional.of(token)
        : Optional.empty();
  }

  /// From now on the user signs in no more; sessions and streams end, wherever they are.
  ///
  /// @return whether there is such a user
  public boolean disable(UserId by, UserId user) {
    recorded(
        Optional.of(by),
        accounts ->
            accounts.has(user) && !accounts.isDisabled(user)
                ? Optional.of(new AccountDisabled(user))
                : Optional.empty());
    return stream.recent().has(user);
  }

  /// The user signs in again.
  ///
  /// @return whether there is such a user
  public boolean enable(UserId by, UserId user) {
    recorded(
        Optional.of(by),
        accounts ->
            accounts.isDisabled(user) ? Optional.of(new AccountEnabled(user)) : Optional.empty());
    return stream.recent().has(user);
  }

  /// Whether what somebody signed in with still signs in.
  boolean isSignedIn(SignedIn as) {
    var now = clock.instant();
    return switch (as.by()) {
      case Credential.Own(var hash) -> stream.recent().withToken(hash, now).isPresent();
      case Credential.Personal(var token) ->
          stream.recent().withToken(token.hash(), now).isPresent();
      case Credential.Word(var until) ->
          now.isBefore(until) && stream.recent().enabled(as.user()).isPresent();
    };
  }

  /// Whether somebody could sign in to an account.
  public boolean isEnabled(UserId user) {
    return stream.recent().enabled(user).isPresent();
  }

  /// As they are on record, give or take {@link AdministrativeStream#AGE}.
  AccountsOnRecord recent() {
    return stream.recent();
  }

  /// Lets a user of a former ledger sign in with the token of then. One who has an account here
  /// keeps it as it is.
  ///
  /// @param token its SHA-256
  public void carryOver(Account account, byte[] token) {
    recorded(
        Optional.empty(),
        accounts ->
            accounts.has(account.user())
                ? Optional.empty()
                : Optional.of(
                    new AccountOpened(account.user(), account.operator(), Hash.written(token))));
  }

  /// @param decision empty where what is on record does not allow it
  /// @return whether it did
  boolean recorded(
      Optional<UserId> by, Function<AccountsOnRecord, Optional<AdministrativeEvent>> decision) {
    var outcome = stream.append(by, decision::apply);
    outcome.ifPresent(known -> LogStorageEngine.mustBeOnRecord(known, stream.name()));
    return outcome.isPresent();
  }
}
