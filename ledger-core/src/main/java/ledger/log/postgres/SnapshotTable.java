package ledger.log.postgres;

import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Every statement that touches `record.snapshot`: the newest state of a stream, for reading it
/// sooner.
public final class SnapshotTable {

  /// @param takenAt ISO 8601
  public record Snapshot(
      String stream,
      long version,
      @Nullable String kind,
      String event,
      String type,
      @Nullable String revision,
      String takenAt,
      byte[] payload,
      byte[] meta) {}

  private final DataSource database;

  public SnapshotTable(DataSource database) {
    this.database = database;
  }

  /// Replaces an older one; a newer one stays.
  public void store(Snapshot snapshot) {
    Sql.run(
        database,
        """
        insert into record.snapshot as old
          (stream, version, kind, event_id, event_type, revision, taken_at, payload, meta)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (stream) do update
           set version = excluded.version, kind = excluded.kind, event_id = excluded.event_id,
               event_type = excluded.event_type, revision = excluded.revision,
               taken_at = excluded.taken_at, payload = excluded.payload, meta = excluded.meta
         where old.version <= excluded.version
        """,
        s -> {
          s.setString(1, snapshot.stream());
          s.setLong(2, snapshot.version());
          s.setString(3, snapshot.kind());
          s.setString(4, snapshot.event());
          s.setString(5, snapshot.type());
          s.setString(6, snapshot.revision());
          s.setString(7, snapshot.takenAt());
          s.setBytes(8, snapshot.payload());
          s.setBytes(9, snapshot.meta());
        });
  }

  public Optional<Snapshot> of(String stream) {
    return Sql.list(
            database,
            "select * from record.snapshot where stream = ?",
            s -> s.setString(1, stream),
            row ->
                new Snapshot(
                    row.getString("stream"),
                    row.getLong("version"),
                    row.getString("kind"),
                    row.getString("event_id"),
                    row.getString("event_type"),
                    row.getString("revision"),
                    row.getString("taken_at"),
                    row.getBytes("payload"),
                    row.getBytes("meta")))
        .stream()
        .findFirst();
  }
}
