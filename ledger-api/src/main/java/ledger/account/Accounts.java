package ledger.account;

import java.util.Optional;
import ledger.act.UserId;
import org.springframework.stereotype.Service;

/// Who can sign in, and with what.
@Service
public class Accounts {

  private final AccountTable table;

  Accounts(AccountTable table) {
    this.table = table;
  }

  public Optional<Account> signIn(Token token) {
    return table.holding(token);
  }

  /// Makes an account.
  ///
  /// @return its token, shown only now; empty where the user has an account already
  public Optional<Token> open(Account account) {
    var token = Token.issue();
    return table.add(account, token) ? Optional.of(token) : Optional.empty();
  }

  /// Gives a user a new token; the old one stops working.
  ///
  /// @return empty where there is no such user
  public Optional<Token> renew(UserId user) {
    var token = Token.issue();
    return table.replaceToken(user, token) ? Optional.of(token) : Optional.empty();
  }
}
