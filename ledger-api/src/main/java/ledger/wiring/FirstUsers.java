package ledger.wiring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.account.Token;
import ledger.act.UserId;
import ledger.record.axon.LogClosed;
import org.springframework.stereotype.Component;

/// Makes the accounts without which nobody could make the others.
@Component
class FirstUsers {

  static final UserId OWNER = new UserId("owner");

  private final Accounts accounts;
  private final TokenFile file;

  FirstUsers(Accounts accounts, TokenFile file) {
    this.accounts = accounts;
    this.file = file;
  }

  /// Sees to it that these users have an account and a token that is known here.
  ///
  /// @return the tokens by user of all whom this installation ever gave one so, as far as they
  ///   still sign in: those of a demo as well, where it is served later
  Map<String, String> present(List<UserId> users) {
    var tokens = new TreeMap<>(file.read());
    for (var user : users)
      opened(user).ifPresent(token -> tokens.put(user.value(), token.secret()));
    file.write(tokens);
    tokens.values().removeIf(secret -> accounts.signIn(new Token(secret)).isEmpty());
    return tokens;
  }

  /// A ledger that may not record anything still starts, to be read.
  private Optional<Token> opened(UserId user) {
    try {
      return accounts.open(new Account(user, user.equals(OWNER)));
    } catch (LogClosed closed) {
      System.getLogger(FirstUsers.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "no account was opened user={0} why={1}",
              user,
              closed.getMessage());
      return Optional.empty();
    }
  }
}
