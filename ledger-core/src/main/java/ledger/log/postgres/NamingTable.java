package ledger.log.postgres;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import ledger.log.Log.Unreachable;
import ledger.log.Pseudonyms;

/// Every statement that touches `record.naming`: one secret for each negotiation, made when it is
/// first needed and never changed.
///
/// Kept in memory once read: a secret is 32 bytes.
public final class NamingTable {

  private final DataSource database;
  private final short log;
  private final SecureRandom random = new SecureRandom();
  private final ConcurrentHashMap<String, Pseudonyms> known = new ConcurrentHashMap<>();

  public NamingTable(DataSource database, short log) {
    this.database = database;
    this.log = log;
  }

  /// For writing: makes the secret where there is none.
  public Pseudonyms of(String negotiation) {
    return find(negotiation).orElseGet(() -> make(negotiation));
  }

  /// For reading: empty where nothing of that negotiation can be on record.
  public Optional<Pseudonyms> find(String negotiation) {
    var kept = known.get(negotiation);
    if (kept != null) return Optional.of(kept);
    var found =
        run("select secret from record.naming where log_id = ? and negotiation = ?", negotiation);
    found.ifPresent(names -> known.put(negotiation, names));
    return found;
  }

  /// Two who make it at the same time get the same.
  private Pseudonyms make(String negotiation) {
    var secret = new byte[32];
    random.nextBytes(secret);
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "insert into record.naming (log_id, negotiation, secret) values (?, ?, ?) on conflict do nothing")) {
      statement.setShort(1, log);
      statement.setString(2, negotiation);
      statement.setBytes(3, secret);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new Unreachable(e);
    }
    return find(negotiation).orElseThrow();
  }

  private Optional<Pseudonyms> run(String sql, String negotiation) {
    try (var connection = database.getConnection()) {
      List<Pseudonyms> found =
          Sql.list(
              connection,
              sql,
              s -> {
                s.setShort(1, log);
                s.setString(2, negotiation);
              },
              row -> new Pseudonyms(row.getBytes("secret")));
      return found.stream().findFirst();
    } catch (SQLException e) {
      throw new Unreachable(e);
    }
  }
}
