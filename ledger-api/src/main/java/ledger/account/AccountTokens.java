package ledger.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ledger.act.UserId;
import ledger.value.Id;

/// An account with what signs in to it.
///
/// @param own the token that signs in as the account itself
/// @param personal those that the user made, by name; also those whose time is over
record AccountTokens(
    Account account, boolean disabled, OwnToken own, Map<Id, PersonalToken> personal) {

  /// @param hash its SHA-256
  /// @param by who had it issued; empty for the ledger itself
  record OwnToken(String hash, Instant issued, Optional<UserId> by) {}

  AccountTokens {
    personal = Map.copyOf(personal);
  }

  /// Another own token; what was there before signs nobody in any more.
  AccountTokens anew(OwnToken token) {
    return new AccountTokens(account, disabled, token, Map.of());
  }

  AccountTokens with(PersonalToken token) {
    var all = new HashMap<>(personal);
    all.put(token.name(), token);
    return new AccountTokens(account, disabled, own, all);
  }

  AccountTokens without(Id name) {
    var rest = new HashMap<>(personal);
    rest.remove(name);
    return new AccountTokens(account, disabled, own, rest);
  }

  AccountTokens disabled(boolean is) {
    return new AccountTokens(account, is, own, personal);
  }

  /// Those that still sign in, if the account does.
  Map<Id, PersonalToken> livePersonal(Instant now) {
    var live = new HashMap<>(personal);
    live.values().removeIf(token -> token.isOver(now));
    return live;
  }
}
