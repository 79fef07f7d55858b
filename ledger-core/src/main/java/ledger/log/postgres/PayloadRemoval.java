package ledger.log.postgres;

import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import ledger.log.LogEntry;
import ledger.log.Part;
import ledger.log.Removal;

/// Takes payloads away from `record.event`, after the acts that say so are on record.
///
/// Safe to be asked again, and by several nodes: where a server ends between the act and this,
/// whoever reads the act next completes it.
public final class PayloadRemoval {

  private static final Set<Part> PAYLOAD = Set.of(Part.SPEAKER, Part.CONTENT);

  private final DataSource database;
  private final short log;
  private final LogTable entries;

  public PayloadRemoval(DataSource database, short log, LogTable entries) {
    this.database = database;
    this.log = log;
    this.entries = entries;
  }

  /// @param act on record, which names an entry in front of it
  /// @return whether anything was there to be taken away
  public boolean take(Removal act) {
    return left(act)
        .map(entry -> take(entry.position(), entry.opening().without(PAYLOAD).encode()))
        .orElse(false);
  }

  /// Whether nothing is there any more, by whomever it was taken away.
  public boolean isTaken(Removal act) {
    return left(act).isEmpty();
  }

  private Optional<LogEntry> left(Removal act) {
    return entries.from(act.position(), 1).stream()
        .filter(entry -> entry.position() == act.position() && entry.hash().equals(act.leaf()))
        .filter(entry -> !entry.isWithoutPayload())
        .findFirst();
  }

  private boolean take(long position, byte[] left) {
    return Sql.list(
            database,
            "select record.take_away(?, ?, ?) as taken",
            s -> {
              s.setShort(1, log);
              s.setLong(2, position);
              s.setBytes(3, left);
            },
            row -> row.getBoolean("taken"))
        .getFirst();
  }
}
