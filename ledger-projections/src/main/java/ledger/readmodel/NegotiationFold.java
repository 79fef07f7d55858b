package ledger.readmodel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ledger.dossier.Entry;
import ledger.dossier.ForEverybody;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.reading.CurrentState;
import ledger.readmodel.ReadModelStore.Failure;
import ledger.readmodel.ReadModelStore.Rows;
import ledger.readmodel.ReadModelStore.Update;
import ledger.readmodel.RowMemory.Remembered;
import ledger.value.Id;

/// One negotiation, folded once for all queries, and what of it is other than what was written
/// last.
///
/// @param update what has to be written
/// @param after what is written then, but for the version
/// @param failures queries that have no answer to it
public record NegotiationFold(Update update, Remembered after, List<Failure> failures) {

  /// Where nothing is written yet: all rows are new.
  ///
  /// @param acts all of the negotiation, for whomever
  public static NegotiationFold anew(
      List<Entry> acts, Instant about, List<Query> queries, Function<Object, String> json) {
    return of(CurrentState.of(ForEverybody.of(acts), about), queries, RowMemory.NOTHING, json);
  }

  static NegotiationFold of(
      CurrentState standing,
      List<Query> queries,
      Remembered before,
      Function<Object, String> json) {
    var rows = new HashMap<>(before.rows());
    var changes = new LinkedHashMap<String, Rows>();
    var checksums = new HashMap<String, String>();
    var failed = new HashSet<>(before.failed());
    var failures = new ArrayList<Failure>();
    for (var query : queries) {
      var name = query.name();
      if (failed.contains(name)) continue;
      try {
        var difference = rows.getOrDefault(name, WrittenRows.NONE).to(rows(standing, query), json);
        rows.put(name, difference.now());
        changes.put(name, new Rows(difference.changed(), difference.gone()));
        checksums.put(name, difference.now().checksum());
      } catch (RuntimeException | StackOverflowError e) {
        failed.add(name);
        failures.add(failure(name, standing.negotiation(), standing.position(), e));
      }
    }
    var called = called(standing);
    var freshness = Freshness.of(standing, text(called, before, json), checksums);
    return new NegotiationFold(
        new Update(before.version(), before.freshness(), freshness, changes),
        new Remembered(before.version(), Optional.of(freshness), called, failed, rows),
        failures);
  }

  /// Those of a query that have to be written.
  public List<StoredRow> rows(String query) {
    return Optional.ofNullable(update.rows().get(query)).map(Rows::changed).orElse(List.of());
  }

  private static List<AnswerRow> rows(CurrentState standing, Query query) {
    return switch (standing) {
      case CurrentState.Plain plain -> plain.rows(query);
      case CurrentState.Sealed _ -> List.of();
    };
  }

  private static Map<Id, String> called(CurrentState standing) {
    return switch (standing) {
      case CurrentState.Plain plain -> plain.called();
      case CurrentState.Sealed _ -> Map.of();
    };
  }

  private static String text(
      Map<Id, String> called, Remembered before, Function<Object, String> json) {
    return before
        .freshness()
        .filter(_ -> !called.isEmpty() && called.equals(before.called()))
        .map(Freshness::called)
        .orElseGet(() -> json.apply(called));
  }

  /// What was thrown and where. Its message could quote what was said.
  public static Failure failure(String query, Id negotiation, long position, Throwable why) {
    var trace = why.getStackTrace();
    return new Failure(
        query,
        negotiation,
        position,
        why.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
  }

  /// Written under a version.
  Remembered written(long version) {
    return new Remembered(version, after.freshness(), after.called(), after.failed(), after.rows());
  }
}
