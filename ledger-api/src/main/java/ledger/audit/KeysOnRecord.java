package ledger.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import ledger.administration.AdministrativeEvent.AccountEvent;
import ledger.administration.AdministrativeEvent.LogCarriedOver;
import ledger.administration.AdministrativeEvent.LogContinued;
import ledger.administration.AdministrativeEvent.LogKeyAdded;
import ledger.administration.AdministrativeEvent.LogKeyRetired;
import ledger.administration.RecordedEntry;
import ledger.transparency.NoteKey;

/// What is on record of the log's keys. The first ones, which were made with the log, are in none
/// of its entries: they signed the first checkpoint.
///
/// @param added also those that were retired since
record KeysOnRecord(Set<NoteKey> added, Set<NoteKey> retired) {

  static final KeysOnRecord NONE = new KeysOnRecord(Set.of(), Set.of());

  KeysOnRecord after(List<RecordedEntry> news) {
    var added = new LinkedHashSet<>(added());
    var retired = new LinkedHashSet<>(retired());
    for (var entry : news)
      switch (entry.entry().event()) {
        case LogKeyAdded(var key) -> added.add(key);
        case LogKeyRetired(var key) -> retired.add(key);
        case LogContinued _ -> { // its keys were made with its new origin
          added.clear();
          retired.clear();
        }
        case AccountEvent _, LogCarriedOver _ ->
            throw new IllegalStateException("an entry about something else stands among keys");
      }
    return new KeysOnRecord(added, retired);
  }
}
