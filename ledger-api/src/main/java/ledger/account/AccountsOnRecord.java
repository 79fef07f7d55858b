package ledger.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ledger.act.UserId;
import ledger.administration.AdministrativeEvent;
import ledger.administration.AdministrativeEvent.AccountDisabled;
import ledger.administration.AdministrativeEvent.AccountEnabled;
import ledger.administration.AdministrativeEvent.AccountEvent;
import ledger.administration.AdministrativeEvent.AccountOpened;
import ledger.administration.AdministrativeEvent.LogCarriedOver;
import ledger.administration.AdministrativeEvent.LogKeyEvent;
import ledger.administration.AdministrativeEvent.TokenIssued;

/// Who can sign in, and with what: the state that the entries about accounts leave.
///
/// @param accounts by the hash of the token that signs in
/// @param tokens that hash, by user
/// @param disabled who signs in no more
record AccountsOnRecord(
    Map<String, Account> accounts, Map<UserId, String> tokens, Set<UserId> disabled) {

  static final AccountsOnRecord NONE = new AccountsOnRecord(Map.of(), Map.of(), Set.of());

  AccountsOnRecord {
    accounts = Map.copyOf(accounts);
    tokens = Map.copyOf(tokens);
    disabled = Set.copyOf(disabled);
  }

  Optional<Account> withToken(String hash) {
    return Optional.ofNullable(accounts.get(hash))
        .filter(account -> !disabled.contains(account.user()));
  }

  boolean has(UserId user) {
    return tokens.containsKey(user);
  }

  boolean isDisabled(UserId user) {
    return disabled.contains(user);
  }

  /// All at once: the maps are copied once for them.
  AccountsOnRecord after(List<AdministrativeEvent> events) {
    var next = new Next(new HashMap<>(accounts), new HashMap<>(tokens), new HashSet<>(disabled));
    for (var event : events)
      switch (event) {
        case AccountEvent account -> next.add(account);
        case LogKeyEvent _, LogCarriedOver _ ->
            throw new IllegalStateException("an entry about the log stands among accounts");
      }
    return new AccountsOnRecord(next.accounts(), next.tokens(), next.disabled());
  }

  private record Next(
      Map<String, Account> accounts, Map<UserId, String> tokens, Set<UserId> disabled) {

    void add(AccountEvent event) {
      switch (event) {
        case AccountOpened(var user, var operator, var token) ->
            put(new Account(user, operator), token);
        case TokenIssued(var user, var token) -> put(withoutToken(user), token);
        case AccountDisabled(var user) -> disabled.add(user);
        case AccountEnabled(var user) -> disabled.remove(user);
      }
    }

    private Account withoutToken(UserId user) {
      return Optional.ofNullable(tokens.get(user))
          .map(accounts::remove)
          .orElseThrow(() ->
              new IllegalStateException("a token was issued to " + user + ", who has no account"));
    }

    private void put(Account account, String token) {
      accounts.put(token, account);
      tokens.put(account.user(), token);
    }
  }
}
