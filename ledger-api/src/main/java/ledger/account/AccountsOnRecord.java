package ledger.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ledger.account.AccountTokens.OwnToken;
import ledger.act.UserId;
import ledger.administration.AdministrativeEvent.AccountDisabled;
import ledger.administration.AdministrativeEvent.AccountEnabled;
import ledger.administration.AdministrativeEvent.AccountEvent;
import ledger.administration.AdministrativeEvent.AccountOpened;
import ledger.administration.AdministrativeEvent.LogCarriedOver;
import ledger.administration.AdministrativeEvent.LogContinued;
import ledger.administration.AdministrativeEvent.LogKeyEvent;
import ledger.administration.AdministrativeEvent.PersonalTokenIssued;
import ledger.administration.AdministrativeEvent.PersonalTokenRevoked;
import ledger.administration.AdministrativeEvent.TokenIssued;
import ledger.administration.RecordedEntry;

/// Who can sign in, and with what: the state that the entries about accounts leave.
///
/// @param accounts by user
/// @param holders whose token has a hash
record AccountsOnRecord(Map<UserId, AccountTokens> accounts, Map<String, UserId> holders) {

  static final AccountsOnRecord NONE = new AccountsOnRecord(Map.of(), Map.of());

  AccountsOnRecord {
    accounts = Map.copyOf(accounts);
    holders = Map.copyOf(holders);
  }

  /// What a token is good for.
  ///
  /// @param personal empty where it is the account's own
  record Grant(Account account, Optional<PersonalToken> personal) {}

  Optional<Grant> withToken(String hash, Instant now) {
    return Optional.ofNullable(holders.get(hash))
        .flatMap(this::of)
        .filter(held -> !held.disabled())
        .flatMap(held -> grant(held, hash, now));
  }

  private static Optional<Grant> grant(AccountTokens held, String hash, Instant now) {
    return held.own().hash().equals(hash)
        ? Optional.of(new Grant(held.account(), Optional.empty()))
        : held.personal().values().stream()
            .filter(token -> token.hash().equals(hash) && !token.isOver(now))
            .map(token -> new Grant(held.account(), Optional.of(token)))
            .findFirst();
  }

  /// Where the user may sign in.
  Optional<Account> enabled(UserId user) {
    return of(user).filter(held -> !held.disabled()).map(AccountTokens::account);
  }

  Optional<AccountTokens> of(UserId user) {
    return Optional.ofNullable(accounts.get(user));
  }

  boolean has(UserId user) {
    return accounts.containsKey(user);
  }

  boolean isDisabled(UserId user) {
    return of(user).filter(AccountTokens::disabled).isPresent();
  }

  /// The hashes of all that sign in, or would if their account did and their time was not over.
  Set<String> hashes() {
    return holders.keySet();
  }

  /// All at once: the maps are copied once for them.
  AccountsOnRecord after(List<RecordedEntry> news) {
    var next = new Next(new HashMap<>(accounts), new HashMap<>(holders));
    for (var entry : news)
      switch (entry.entry().event()) {
        case AccountEvent account -> next.add(account, entry);
        case LogKeyEvent _, LogCarriedOver _, LogContinued _ ->
            throw new IllegalStateException("an entry about the log stands among accounts");
      }
    return new AccountsOnRecord(next.accounts(), next.holders());
  }

  private record Next(Map<UserId, AccountTokens> accounts, Map<String, UserId> holders) {

    void add(AccountEvent event, RecordedEntry entry) {
      switch (event) {
        case AccountOpened(var user, var operator, var token) ->
            put(new AccountTokens(new Account(user, operator), false, own(token, entry), Map.of()));
        case TokenIssued(var user, var token) -> change(user, held -> held.anew(own(token, entry)));
        case PersonalTokenIssued(var user, var name, var scope, var expires, var token) ->
            change(
                user,
                held -> held.with(new PersonalToken(name, scope, token, entry.at(), expires)));
        case PersonalTokenRevoked(var user, var name) -> change(user, held -> held.without(name));
        case AccountDisabled(var user) -> change(user, held -> held.disabled(true));
        case AccountEnabled(var user) -> change(user, held -> held.disabled(false));
      }
    }

    private static OwnToken own(String hash, RecordedEntry entry) {
      return new OwnToken(hash, entry.at(), entry.entry().by());
    }

    private void change(UserId user, UnaryOperator<AccountTokens> change) {
      var before = accounts.get(user);
      if (before == null)
        throw new IllegalStateException(
            "an entry is about the account of " + user + ", who has none");
      hashes(before).forEach(holders::remove);
      put(change.apply(before));
    }

    private void put(AccountTokens held) {
      accounts.put(held.account().user(), held);
      hashes(held).forEach(hash -> holders.put(hash, held.account().user()));
    }

    private static Stream<String> hashes(AccountTokens held) {
      return Stream.concat(
          Stream.of(held.own().hash()), held.personal().values().stream().map(PersonalToken::hash));
    }
  }
}
