package ledger.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every statement that touches `access.sign_in`. Lines are added and, when they are old or too
/// many, forgotten; none is changed.
@Repository
public class SignInTable {

  /// What is alike.
  ///
  /// @param user empty where it is not known who it was
  /// @param token the name of a personal token; empty for an account's own, and where it is not
  ///   known
  public record Line(String what, String way, String user, String token, String address) {

    /// Where there are too many to tell them apart.
    public Line anywhere() {
      return new Line(what, way, "", "", "");
    }
  }

  /// @param times how often it came from `first` to `last`
  public record Noted(Line line, Instant first, Instant last, long times) {}

  /// @param number rises with each line that is stored
  public record Stored(long number, Noted noted) {}

  private final JdbcClient sql;

  SignInTable(JdbcClient sql) {
    this.sql = sql;
  }

  public void add(List<Noted> all) {
    sql.sql(
            """
            insert into access.sign_in (what, way, account, token, address, first, last, times)
            select * from unnest(
              cast(:what as text[]), cast(:way as text[]), cast(:account as text[]), cast(:token as text[]),
              cast(:address as text[]), cast(:first as timestamptz[]), cast(:last as timestamptz[]), cast(:times as bigint[]))
            """)
        .param("what", column(all, one -> one.line().what()))
        .param("way", column(all, one -> one.line().way()))
        .param("account", column(all, one -> one.line().user()))
        .param("token", column(all, one -> one.line().token()))
        .param("address", column(all, one -> one.line().address()))
        .param("first", column(all, one -> one.first().toString()))
        .param("last", column(all, one -> one.last().toString()))
        .param("times", column(all, one -> String.valueOf(one.times())))
        .update();
  }

  private static String[] column(List<Noted> all, Function<Noted, String> of) {
    return all.stream().map(of).toArray(String[]::new);
  }

  /// Newest first.
  ///
  /// @param before a number that was shown; empty for the newest
  /// @param user empty for all
  public List<Stored> page(Optional<Long> before, Optional<String> user, int most) {
    return sql.sql(
            """
            select number, what, way, account, token, address, first, last, times from access.sign_in
             where number < :before and (:user = '' or account = :user)
             order by number desc limit :most
            """)
        .param("before", before.orElse(Long.MAX_VALUE))
        .param("user", user.orElse(""))
        .param("most", most)
        .query((row, _) -> stored(row))
        .list();
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getLong("number"),
        new Noted(
            new Line(
                row.getString("what"),
                row.getString("way"),
                row.getString("account"),
                row.getString("token"),
                row.getString("address")),
            row.getObject("first", OffsetDateTime.class).toInstant(),
            row.getObject("last", OffsetDateTime.class).toInstant(),
            row.getLong("times")));
  }

  /// @param before lines whose last time was earlier go
  /// @param most lines that stay, the newest
  public void forget(Instant before, long most) {
    sql.sql(
            """
            delete from access.sign_in
             where last < :before or number <= (select coalesce(max(number), 0) from access.sign_in) - :most
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .update();
  }
}
