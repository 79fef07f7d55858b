package ledger.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.Envelope.Through;
import ledger.act.Relay;
import ledger.act.Strength;
import ledger.act.UserId;
import ledger.adoption.Adoption;
import ledger.anomaly.Anomalies;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.query.AnswerRow;
import ledger.record.Vocabulary;
import ledger.value.When;
import ledger.view.Supervaluation;

/// Answers "what was said in which order, and through whose hands did it come to this record?"
public record Timeline(List<Line> lines) {

  /// @param event the act in the past tense
  /// @param chain the relays between the speaker and this record, nearest the speaker first
  /// @param gap from when it was said to when it was recorded
  /// @param flags what a reader should know about how the act came on record
  /// @param anomalies why it does not fit the state that it found
  /// @param uncorrected how it was first recorded, where it was corrected
  /// @param removal the act that took its payload away
  /// @param adoption the act that adopted or disowned its words
  public record Line(
      long position,
      String event,
      Optional<Actor> by,
      Optional<Through> through,
      List<Relay> chain,
      Strength strength,
      boolean counts,
      Optional<When> statedAt,
      Instant recordedAt,
      UserId recordedBy,
      Duration gap,
      List<Flag> flags,
      List<Anomalies.Reason> anomalies,
      Optional<Act> uncorrected,
      Optional<UUID> removal,
      Optional<UUID> adoption,
      Act act) {}

  public enum Flag {
    /// The recorder concluded part of it; the note says how.
    INFERRED,
    CORRECTED,
    /// Two custodians voided it: it is shown, and counts for nothing.
    ANNULLED,
    /// Its payload was taken away: whose act it was and what it said, nobody can read any more.
    REMOVED,
    /// The one whose words they are adopted what others had recorded.
    ADOPTED,
    /// The one whose words they would be disowned what others had recorded.
    DISOWNED
  }

  /// @param view the one that is asked for
  public static Timeline of(Supervaluation view) {
    return new Timeline(placed(view).stream().map(Placed::line).toList());
  }

  static List<Placed> placed(Supervaluation view) {
    return view.merged(Timeline.class, Timeline::ofPart, BY_STATED);
  }

  record Placed(Instant stated, Line line, AnswerRow answer) {

    private static Placed of(Entry entry, Line line) {
      return new Placed(
          entry.stated(),
          line,
          AnswerRow.of(String.valueOf(line.position()), line.position(), line));
    }
  }

  private static final Comparator<Placed> BY_STATED =
      Comparator.comparing(Placed::stated).thenComparing(p -> p.line().position());

  private static List<Placed> ofPart(Supervaluation view) {
    var dossier = view.dossier();
    var reasons = new HashMap<UUID, List<Anomalies.Reason>>();
    Anomalies.of(view)
        .flagged()
        .forEach(a ->
            reasons.merge(
                a.act(),
                List.of(a.reason()),
                (before, one) -> Stream.concat(before.stream(), one.stream()).distinct().toList()));
    return Stream.concat(
            dossier.entries().stream(),
            dossier.kept().annulled().stream()
                .filter(
                    e -> e.act() instanceof Act.Filing || !e.effective().isAfter(dossier.about())))
        .map(e -> Placed.of(e.asRecorded(), line(e, dossier, reasons)))
        .sorted(BY_STATED)
        .toList();
  }

  private static Line line(
      Entry heard, Dossier dossier, Map<UUID, List<Anomalies.Reason>> reasons) {
    var entry = heard.asRecorded();
    var envelope = entry.act().envelope();
    var strength = dossier.strength(heard);
    var uncorrected = Optional.ofNullable(dossier.kept().uncorrected().get(entry.act().actId()));
    var removal = Optional.ofNullable(dossier.kept().removals().get(entry.act().actId()));
    boolean annulled = dossier.kept().annulled().contains(entry);
    return new Line(
        entry.position(),
        event(entry),
        envelope.by(),
        envelope.through(),
        envelope.chain(),
        strength,
        !annulled && dossier.negotiation().policy().counts(strength),
        entry.statedAt(),
        entry.recorded().at(),
        entry.recorded().by(),
        Duration.between(entry.stated(), entry.recorded().at()),
        Stream.of(
                flag(envelope.inferred(), Flag.INFERRED),
                flag(uncorrected.isPresent(), Flag.CORRECTED),
                flag(annulled, Flag.ANNULLED),
                flag(removal.isPresent(), Flag.REMOVED),
                heard.adoption().map(a -> flagOf(a.kind())))
            .flatMap(Optional::stream)
            .toList(),
        reasons.getOrDefault(entry.act().actId(), List.of()),
        uncorrected.map(Entry::act),
        removal,
        heard.adoption().map(Adoption::act),
        entry.act());
  }

  /// Also of an entry whose payload was taken away.
  private static String event(Entry entry) {
    return Vocabulary.ofAct(entry.act().name()).orElseThrow().event().getSimpleName();
  }

  private static Flag flagOf(Adoption.Kind kind) {
    return switch (kind) {
      case ADOPTED -> Flag.ADOPTED;
      case DISOWNED -> Flag.DISOWNED;
    };
  }

  private static Optional<Flag> flag(boolean holds, Flag flag) {
    return holds ? Optional.of(flag) : Optional.empty();
  }
}
