package ledger.rebuild.postgres;

import java.util.ArrayList;
import java.util.List;
import ledger.readmodel.NegotiationFold;
import ledger.readmodel.ReadModelStore.Failure;
import ledger.readmodel.ReadModelStore.RowsRefused;
import ledger.readmodel.ReadModelStore.Update;
import ledger.readmodel.postgres.PostgresReadModels;

/// Fills empty tables. Where the database takes a row not, the rest is written without the query
/// that it is of.
final class Filling {

  private final PostgresReadModels store;

  Filling(PostgresReadModels store) {
    this.store = store;
  }

  /// @return what is written of none of them
  List<Failure> of(Chunk chunk) {
    var failures = new ArrayList<>(chunk.failures());
    var updates = chunk.folds().stream().map(NegotiationFold::update).toList();
    try {
      store.fill(updates);
    } catch (RowsRefused e) {
      updates.forEach(update -> failures.addAll(alone(update)));
    }
    return failures;
  }

  private List<Failure> alone(Update update) {
    var failures = new ArrayList<Failure>();
    var left = update;
    for (var query : update.rows().keySet())
      try {
        store.fillRows(List.of(update.only(query)));
      } catch (RowsRefused e) {
        left = left.without(query);
        failures.add(
            NegotiationFold.failure(
                query, update.negotiation(), update.after().position(), e.said()));
      }
    store.fill(List.of(left.withoutRows()));
    return failures;
  }
}
