package ledger.readmodel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import ledger.value.Id;

/// Where read models are stored. Everything happens in the transaction of whoever calls.
public interface ReadModelStore {

  /// What is stored of a negotiation.
  ///
  /// @param version another one with every write, whoever writes; -1 where there is nothing yet
  /// @param freshness how far it has come; empty where there is nothing yet
  /// @param failed queries that wait for an operator
  /// @param hashes of the rows, by query and key, in the order of the answer
  record Stored(
      long version,
      Optional<Freshness> freshness,
      Set<String> failed,
      Map<String, Map<String, String>> hashes) {}

  /// What is to be written of a negotiation.
  ///
  /// @param version that is expected to be stored; -1 for nothing
  /// @param before how far it had come by that version
  record Update(long version, Optional<Freshness> before, Freshness after, Map<String, Rows> rows) {

    public Id negotiation() {
      return after.negotiation();
    }

    /// The rows of one query alone.
    public Update only(String query) {
      return new Update(version, before, after, Map.of(query, rows.get(query)));
    }

    /// Says no more that there are rows of a query to be read.
    public Update without(String query) {
      var checksums = new TreeMap<>(after.checksums());
      checksums.remove(query);
      return new Update(version, before, after.with(checksums), rows);
    }

    public Update withoutRows() {
      return new Update(version, before, after, Map.of());
    }
  }

  /// @param changed rows that are new, or other than before
  /// @param gone keys of rows that are no more
  record Rows(List<StoredRow> changed, List<String> gone) {}

  /// A query that a negotiation has no answer to for now.
  ///
  /// @param position of the last act that was read
  /// @param cause what was thrown and where, and nothing that was said
  record Failure(String query, Id negotiation, long position, String cause) {}

  /// The database takes one of the rows not, whenever it is tried.
  final class RowsRefused extends RuntimeException {
    private final Exception said;

    /// @param said what the database has said
    public RowsRefused(Exception said) {
      super("a row cannot be stored", said);
      this.said = said;
    }

    public Exception said() {
      return said;
    }
  }

  /// The queries whose rows can be written here.
  Set<String> queries();

  Map<Id, Stored> stored(Collection<Id> negotiations);

  /// Keeps others from writing what there is of a negotiation, until the transaction ends.
  void hold(Id negotiation);

  /// Writes all of it, but for negotiations of which another version is stored than was expected:
  /// of those nothing.
  ///
  /// @return the new versions, by negotiation
  /// @throws RowsRefused where nothing could be written because of a row
  Map<Id, Long> write(List<Update> updates);

  /// Leaves these as they are, for an operator to look at.
  void fail(List<Failure> failures, Instant now);

  void succeed(String query, Id negotiation);

  /// Marks what is stored of these as not the newest: it is folded for each reader until what was
  /// put off is taken in.
  ///
  /// @param news by negotiation, the position of an act that is to be taken into account
  void postpone(Map<Id, Long> news, Instant now);
}
