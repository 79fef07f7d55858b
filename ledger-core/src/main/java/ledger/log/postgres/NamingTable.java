package ledger.log.postgres;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
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
        Sql.list(
                database,
                "select secret from record.naming where log_id = ? and negotiation = ?",
                s -> {
                  s.setShort(1, log);
                  s.setString(2, negotiation);
                },
                row -> new Pseudonyms(row.getBytes("secret")))
            .stream()
            .findFirst();
    found.ifPresent(names -> known.put(negotiation, names));
    return found;
  }

  /// Two who make it at the same time get the same.
  private Pseudonyms make(String negotiation) {
    var secret = new byte[32];
    random.nextBytes(secret);
    Sql.run(
        database,
        "insert into record.naming (log_id, negotiation, secret) values (?, ?, ?) on conflict do nothing",
        s -> {
          s.setShort(1, log);
          s.setString(2, negotiation);
          s.setBytes(3, secret);
        });
    return find(negotiation).orElseThrow();
  }
}
