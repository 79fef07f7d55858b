package ledger.readmodel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import ledger.reading.CurrentState;
import ledger.value.Id;

/// How far the read models of one negotiation have come. They are folded together, so this is the
/// same for all of them.
///
/// @param position of the last act that is taken into account
/// @param about the moment they are about, and
/// @param until when they stand otherwise without an act; both to the microsecond, which is as
///   exact as they are stored
/// @param sealed the negotiation has text that can be erased, so nothing of it is stored
/// @param readers who takes part and is a member of no compartment, as of the position
/// @param called the neutral names, as JSON
/// @param checksums over the rows, by the query; a query that is missing here has no rows that
///   could be read
public record Freshness(
    Id negotiation,
    long position,
    Instant about,
    Optional<Instant> until,
    boolean sealed,
    Set<String> readers,
    String called,
    SortedMap<String, String> checksums) {

  static Freshness of(CurrentState standing, String called, Map<String, String> checksums) {
    return switch (standing) {
      case CurrentState.Plain plain ->
          new Freshness(
              plain.negotiation(),
              plain.position(),
              plain.about(),
              plain.until().map(end -> end.truncatedTo(ChronoUnit.MICROS)),
              false,
              plain.readers(),
              called,
              new TreeMap<>(checksums));
      case CurrentState.Sealed sealed ->
          new Freshness(
              sealed.negotiation(),
              sealed.position(),
              sealed.about(),
              Optional.empty(),
              true,
              Set.of(),
              "{}",
              new TreeMap<>(checksums));
    };
  }

  /// Whether the answers are those about a moment, as far as no act came since.
  public boolean holdsAt(Instant moment) {
    return !moment.isBefore(about) && until.filter(end -> !moment.isBefore(end)).isEmpty();
  }

  /// The same, as far as one query goes.
  public Freshness only(String query) {
    var one = new TreeMap<String, String>();
    if (checksums.containsKey(query)) one.put(query, checksums.get(query));
    return with(one);
  }

  Freshness with(SortedMap<String, String> others) {
    return new Freshness(negotiation, position, about, until, sealed, readers, called, others);
  }
}
