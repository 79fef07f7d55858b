package ledger.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import ledger.act.Id;
import ledger.act.UserId;
import ledger.calendar.Calendar;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.names.Names;
import ledger.view.Picture;
import ledger.view.View;

/// How a negotiation stands at a moment: what every answer about it is folded from, and who may
/// have it.
///
/// @param position of the last act that is taken into account
/// @param until when it stands otherwise without an act; empty where no date is to come
/// @param readers who takes part, as of the position
/// @param called the neutral names
public record Standing(
    Dossier dossier,
    long position,
    Optional<Instant> until,
    SortedSet<String> readers,
    Map<Id, String> called) {

  /// @param acts all of a negotiation, in the order of the record, at least one
  public static Standing of(List<Entry> acts, Instant about) {
    var dossier = Dossier.of(acts, about, Long.MAX_VALUE);
    var readers = new TreeSet<String>();
    Dossier.whoTakesPart(acts)
        .admitted()
        .flatMap(admission -> admission.users().stream())
        .map(UserId::value)
        .forEach(readers::add);
    return new Standing(
        dossier,
        acts.getLast().position(),
        Calendar.of(Picture.of(dossier, View.RECORD)).next(),
        readers,
        Names.of(dossier, Names.Asked.NEUTRAL, "en").byReferent());
  }
}
