package ledger.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import ledger.administration.AdministrativeEvent.LogContinued;
import ledger.administration.record.AdministrativeLog;
import ledger.log.Intake;
import ledger.log.Salts;
import ledger.log.Sequencer;
import ledger.log.Times;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.OriginChange;
import ledger.log.postgres.PostgresLog;
import ledger.record.axon.LogStorageEngine;
import ledger.transparency.KeyFile;
import ledger.transparency.NoteKey;

/// A log that goes on under another origin, because more was shown of it than is left: whoever kept
/// a checkpoint of what is lost would find it forked otherwise.
///
/// @param origin its new name
public record ContinuedLog(String origin) {

  /// An origin with the moment at which the log went on; one that has such a moment gets another.
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// Closes the origin that the log has, makes new keys, and puts on record where it ended. Only
  /// while no server runs on the database.
  ///
  /// @param closed the last checkpoint that was shown under the origin before, as a signed note
  /// @param keys the file of the keys, which is made
  public static ContinuedLog begin(
      DataSource database, short log, Path keys, String closed, Clock clock) throws IOException {
    UnaryOperator<String> next =
        origin ->
            origin.replaceFirst("/[0-9]{8}T[0-9]{6}Z$", "") + "/" + MOMENT.format(clock.instant());
    String origin;
    try (var before = new PostgresLog(database, log, "")) {
      origin = next.apply(before.origin());
    }
    OriginChange.to(origin, database, log);
    Files.deleteIfExists(keys);
    KeyFile.open(keys, origin, NoteKey.Kind.ED25519, NoteKey.Kind.ML_DSA_44);
    try (var after = new PostgresLog(database, log, "")) {
      record(after, LogTable.unchecked(database, log), closed, clock);
    }
    return new ContinuedLog(origin);
  }

  private static void record(PostgresLog log, LogTable entries, String closed, Clock clock) {
    var sequencer =
        new Sequencer(log, () -> Times.micros(clock.instant()), UUID::randomUUID, _ -> {});
    try (var intake = new Intake(sequencer, "log-continued").start()) {
      var stream =
          new AdministrativeLog(entries, intake, new Salts(), clock)
              .stream(LogKeys.STREAM, KeysOnRecord.NONE, KeysOnRecord::after);
      stream
          .append(Optional.empty(), _ -> Optional.of(new LogContinued(closed)))
          .ifPresent(outcome -> LogStorageEngine.mustBeOnRecord(outcome, stream.name()));
    }
  }
}
