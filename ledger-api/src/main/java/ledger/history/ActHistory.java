package ledger.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.act.Act;
import ledger.act.AdoptionAct;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.SourceAct.RegisterSource;
import ledger.act.UserId;
import ledger.changes.ComparedViews;
import ledger.changes.Difference;
import ledger.changes.Reasons;
import ledger.changes.SharedChanges;
import ledger.dossier.Entry;
import ledger.reference.References;
import ledger.request.ReadParameters;
import ledger.session.ReadSession;
import ledger.timeline.Timeline;
import ledger.timeline.Timeline.Line;
import ledger.value.Id;
import ledger.view.View;

/// One act with everything that became of it.
///
/// @param line as the timeline has it
/// @param toCome it takes effect only after the moment that is asked about
/// @param target the act that it is about, where it is about one
/// @param corrections, annulments, adoptions what was asked of it since, in the order of the record
/// @param sources that its relays name
/// @param rests what rests on it, by the views in which it does
/// @param spoken the first acts that speak of it, and
/// @param spokenMore how many there are beside them
/// @param may what the reader may ask of it
public record ActHistory(
    Line line,
    boolean toCome,
    Optional<Long> previous,
    Optional<Long> next,
    Optional<Entry> target,
    List<Entry> corrections,
    List<Entry> annulments,
    List<Entry> adoptions,
    Map<Id, RegisterSource> sources,
    List<SharedChanges> rests,
    List<Entry> spoken,
    long spokenMore,
    May may) {

  private static final int SPOKEN = 30;

  static Optional<ActHistory> of(long position, ReadSession session, UserId reader) {
    long by = session.parameters().position(session.acts());
    var known = session.acts().stream().filter(entry -> entry.position() <= by).toList();
    return known.stream()
        .filter(entry -> entry.position() == position)
        .findFirst()
        .map(entry -> of(entry, known, session, reader));
  }

  private static ActHistory of(Entry entry, List<Entry> known, ReadSession session, UserId reader) {
    var act = entry.act();
    var standing = line(entry, session);
    var line = standing.orElseGet(() -> line(entry, at(entry.effective(), session)).orElseThrow());
    var spoken = References.to(line.act(), known);
    var may = May.of(line, session.dossier().negotiation(), reader);
    return new ActHistory(
        line,
        standing.isEmpty(),
        before(entry, known),
        after(entry, known),
        target(act).flatMap(id -> byId(id, known)),
        naming(act, known, CorrectRecord.class),
        naming(act, known, AnnulRecord.class),
        naming(act, known, AdoptionAct.class),
        session.dossier().sources().stream()
            .collect(Collectors.toMap(RegisterSource::id, Function.identity(), (one, _) -> one)),
        rests(act, session),
        spoken.stream().limit(SPOKEN).toList(),
        Math.max(0, spoken.size() - SPOKEN),
        may);
  }

  /// What is said of an act is the same in every view; what does not fit may differ.
  private static Optional<Line> line(Entry entry, ReadSession session) {
    var view =
        session.parameters().view() instanceof View.Common
            ? View.RECORD
            : session.parameters().view();
    return Timeline.of(session.view(view)).lines().stream()
        .filter(line -> line.position() == entry.position())
        .findFirst();
  }

  private static ReadSession at(Instant moment, ReadSession session) {
    var asked = session.parameters();
    return session.with(
        new ReadParameters(asked.view(), moment, asked.knownBy(), asked.names(), asked.lang()));
  }

  private static Optional<Long> before(Entry entry, List<Entry> known) {
    return known.stream()
        .map(Entry::position)
        .filter(at -> at < entry.position())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Long> after(Entry entry, List<Entry> known) {
    return known.stream()
        .map(Entry::position)
        .filter(at -> at > entry.position())
        .min(Comparator.naturalOrder());
  }

  private static Optional<UUID> target(Act act) {
    return switch (act) {
      case CustodyAct custody -> Optional.of(custody.target());
      case AdoptionAct adoption -> Optional.of(adoption.target());
      case Act other -> other.envelope().unseals();
    };
  }

  private static Optional<Entry> byId(UUID id, List<Entry> known) {
    return known.stream().filter(entry -> entry.act().actId().equals(id)).findFirst();
  }

  private static List<Entry> naming(Act act, List<Entry> known, Class<? extends Act> kind) {
    return known.stream()
        .filter(entry -> kind.isInstance(entry.act()))
        .filter(entry -> target(entry.act()).filter(act.actId()::equals).isPresent())
        .toList();
  }

  private static List<SharedChanges> rests(Act act, ReadSession session) {
    var dossier = session.dossier();
    var compared = ComparedViews.of(dossier, session.parameters().view());
    var resting = new LinkedHashMap<View, Difference>();
    for (var view : compared.views())
      resting.put(view, Reasons.resting(act.actId(), dossier, view));
    return compared.shared(resting);
  }
}
