package ledger.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ledger.act.Actor;
import ledger.picture.ActKind;
import ledger.timeline.Timeline.Line;
import ledger.value.Id;

/// Which lines of a timeline are shown.
///
/// @param by whose; empty for everybody's, [#OTHERS] for those of no party
/// @param kind empty for all that are no filings
public record TimelineFilter(String by, Optional<ActKind> kind) {

  public static final String OTHERS = "-";

  static TimelineFilter of(String by, String kind) {
    return new TimelineFilter(
        by, Arrays.stream(ActKind.values()).filter(one -> one.name().equals(kind)).findFirst());
  }

  List<Line> of(List<Line> lines, List<Id> parties) {
    var all = Set.copyOf(parties);
    return lines.stream()
        .filter(line ->
            kind.map(one -> ActKind.of(line.act()) == one)
                .orElseGet(() -> ActKind.of(line.act()) != ActKind.FILING))
        .filter(line -> by.isEmpty() || by.equals(party(line, all)))
        .toList();
  }

  private static String party(Line line, Set<Id> parties) {
    return line.by()
        .flatMap(actor -> actor instanceof Actor.Named(var id) ? Optional.of(id) : Optional.empty())
        .filter(parties::contains)
        .map(Id::value)
        .orElse(OTHERS);
  }

  public boolean isKind(ActKind one) {
    return kind.filter(one::equals).isPresent();
  }
}
