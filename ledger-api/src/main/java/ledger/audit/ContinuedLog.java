package ledger.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import ledger.administration.AdministrativeEvent.LogContinued;
import ledger.administration.record.AdministrativeLog;
import ledger.log.Intake;
import ledger.log.LogEntry;
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

  /// Closes the origin that the log has, makes new keys, and puts on record where it ended, with
  /// acts behind it that are not to be lost. Only while no server runs on the database.
  ///
  /// @param keys the file of the keys, which is made
  /// @param closed the last checkpoint that was shown under the origin before, as a signed note
  /// @param lost acts of the log before, in their order
  public static ContinuedLog begin(
      DataSource database, short log, Path keys, String closed, List<LogEntry> lost, Clock clock)
      throws IOException {
    UnaryOperator<String> next =
        origin ->
            origin.replaceFirst("/[0-9]{8}T[0-9]{6}Z$", "") + "/" + MOMENT.format(clock.instant());
    String origin;
    String first;
    try (var before = new PostgresLog(database, log, "")) {
      origin = next.apply(before.origin());
      first = before.sealedAs();
    }
    OriginChange.to(origin, database, log);
    Files.deleteIfExists(keys);
    KeyFile.open(keys, origin, NoteKey.Kind.ED25519, NoteKey.Kind.ML_DSA_44);
    try (var after = new PostgresLog(database, log, "")) {
      var entries = LogTable.unchecked(database, log);
      var sequencer =
          new Sequencer(after, () -> Times.micros(clock.instant()), UUID::randomUUID, _ -> {});
      try (var intake = new Intake(sequencer, "log-continued").start()) {
        var administrative = new AdministrativeLog(entries, intake, new Salts(), clock);
        record(administrative, closed);
        var again = new ActsAgain(administrative, entries, first);
        lost.forEach(again::record);
      }
    }
    return new ContinuedLog(origin);
  }

  private static void record(AdministrativeLog log, String closed) {
    var stream = log.stream(LogKeys.STREAM, KeysOnRecord.NONE, KeysOnRecord::after);
    stream
        .append(Optional.empty(), _ -> Optional.of(new LogContinued(closed)))
        .ifPresent(outcome -> LogStorageEngine.mustBeOnRecord(outcome, stream.name()));
  }
}
