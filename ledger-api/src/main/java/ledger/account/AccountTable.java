package ledger.account;

import java.util.Optional;
import ledger.act.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every statement that touches `access.account`.
@Repository
class AccountTable {

  private final JdbcClient sql;

  AccountTable(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Account> holding(Token token) {
    return sql.sql("select user_id, operator from access.account where token_sha256 = :hash")
        .param("hash", token.sha256())
        .query((row, _) ->
            new Account(new UserId(row.getString("user_id")), row.getBoolean("operator")))
        .optional();
  }

  /// Inserts the account; an account that exists already is not changed.
  ///
  /// @return whether it is new
  boolean add(Account account, Token token) {
    return sql.sql(
                """
                insert into access.account (user_id, token_sha256, operator)
                values (:user, :hash, :operator)
                on conflict (user_id) do nothing
                """)
            .param("user", account.user().value())
            .param("hash", token.sha256())
            .param("operator", account.operator())
            .update()
        == 1;
  }

  /// @return whether there is such an account
  boolean replaceToken(UserId user, Token token) {
    return sql.sql("update access.account set token_sha256 = :hash where user_id = :user")
            .param("user", user.value())
            .param("hash", token.sha256())
            .update()
        == 1;
  }
}
