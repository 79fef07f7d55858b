package ledger.cli.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed;
import ledger.cli.audit.EntryCheck.Entry;
import ledger.compartment.Audience;
import ledger.decision.ImpossibleHistory;
import ledger.log.EntryTimes;
import ledger.log.Identity;
import ledger.log.Part;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.negotiation.NegotiationReplay;
import ledger.record.Recorded;
import ledger.record.Stream;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
import ledger.record.json.PayloadParts;
import ledger.value.Malformed;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JacksonException;

/// Reads each act, compares it with the other parts of its entry, and folds each negotiation again.
///
/// A negotiation of which anything is not given, or is sealed, is not folded from there on: custody
/// may concern what is missing. Nor is what was recorded for a compartment: what that was decided
/// on depends on who its members were then.
final class ActCheck {

  /// One for all audits: it learns the form of each act by reflection.
  private static final ActFormat FORMAT = new ActFormat();

  private static final EntryFormat ENTRIES = new EntryFormat(FORMAT);

  private final AuditReport report;
  private final ErasureCheck erasures;
  private final Map<String, NegotiationReplay> folded = new HashMap<>();
  private final Set<String> notWhole = new HashSet<>();

  /// Where acts of compartments went, for the custody acts that concern them.
  private final Map<UUID, Stream> inCompartments = new HashMap<>();

  ActCheck(AuditReport report) {
    this.report = report;
    this.erasures = new ErasureCheck(report);
  }

  void add(Entry entry) {
    if (!entry.follows()) withhold(entry);
    var opening = entry.opening();
    var content = opening.part(Part.CONTENT);
    var speaker = opening.part(Part.SPEAKER).or(() -> content.flatMap(ENTRIES::withheldSpeaker));
    if (speaker.isEmpty() || content.isEmpty()) {
      withhold(entry);
      return;
    }
    joined(entry.position(), new PayloadParts(speaker.get(), content.get()))
        .ifPresentOrElse(payload -> add(entry, payload), () -> withhold(entry));
  }

  /// Empty where they are not the two parts of one object.
  private Optional<byte[]> joined(long position, PayloadParts parts) {
    try {
      var payload = parts.joined();
      var again = PayloadParts.of(payload);
      if (Arrays.equals(again.speaker(), parts.speaker())
          && Arrays.equals(again.content(), parts.content())) return Optional.of(payload);
      report.altered(position, "speaker", "it is not divided from the content as acts are");
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      report.altered(position, "content", "it and the speaker are no JSON in canonical form");
    }
    return Optional.empty();
  }

  private void add(Entry entry, byte[] payload) {
    long position = entry.position();
    var identity = entry.identity();
    if (identity.key().isPresent()) {
      sealed(entry, payload);
      return;
    }
    if (!(FORMAT.read(payload) instanceof Parsed.Read(var act))) {
      report.altered(position, "content", "it is no act");
      withhold(entry);
      return;
    }
    if (!Arrays.equals(FORMAT.write(act), payload))
      report.altered(position, "content", "it is not the canonical form of its act");
    if (!act.actId().equals(identity.event()))
      report.altered(position, "event", "its id is not the act's, " + act.actId());
    var audience = Audience.parse(identity.negotiation());
    if (!audience.map(Audience::negotiation).equals(Optional.of(act.negotiation())))
      report.altered(
          position, "stream", "the act is of the negotiation \"" + act.negotiation() + "\"");
    if (entry.times().filter(m -> !m.times().equals(EntryFormat.times(act))).isPresent())
      report.altered(position, "times", "they are not those of the act");
    var type = Vocabulary.ofStored(identity.type()).filter(e -> e.act().isInstance(act));
    if (type.isEmpty()) {
      report.altered(
          position, "type", "\"" + identity.type() + "\" is not what happens by " + act.name());
      withhold(entry);
      return;
    }
    report.count(Count.ACTS);
    var additions = entry.opening().part(Part.ADDITIONS);
    if (act instanceof ErasePersonalData erasure)
      additions
          .flatMap(ActCheck::recordedBy)
          .ifPresent(by -> erasures.asked(position, erasure, by));
    if (audience.filter(of -> !of.isEverybody()).isPresent())
      inCompartment(position, identity, act, audience.get());
    else if (additions.isEmpty() || entry.times().isEmpty()) withhold(entry);
    else fold(entry, type.get(), act, additions.get(), entry.times().get());
  }

  private void inCompartment(long position, Identity identity, Act act, Audience audience) {
    var stream = Stream.of(act, audience, id -> Optional.ofNullable(inCompartments.get(id)));
    inCompartments.put(act.actId(), stream);
    mustGoTo(stream, position, identity);
  }

  private void mustGoTo(Stream stream, long position, Identity identity) {
    if (!identity.stream().equals(new StreamName(Optional.of(stream.kind()), stream.id())))
      report.altered(position, "stream", "the act goes to \"" + stream.id() + "\"");
  }

  private void sealed(Entry entry, byte[] payload) {
    report.count(Count.SEALED);
    erasures.sealed(entry.position(), entry.identity().event());
    withhold(entry);
    try {
      if (!Arrays.equals(new JsonCanonicalizer(payload).getEncodedUTF8(), payload))
        report.altered(entry.position(), "content", "it is no JSON in canonical form");
    } catch (IOException | RuntimeException _) {
      report.altered(entry.position(), "content", "it is no JSON");
    }
  }

  /// What cannot be read leaves a gap in its negotiation.
  private void withhold(Entry entry) {
    notWhole.add(entry.identity().negotiation());
    folded.remove(entry.identity().negotiation());
  }

  private void fold(
      Entry entry, Vocabulary.Entry<?> type, Act act, byte[] additions, EntryTimes times) {
    long position = entry.position();
    var identity = entry.identity();
    if (notWhole.contains(identity.negotiation())) return;
    var replay = folded.computeIfAbsent(identity.negotiation(), _ -> new NegotiationReplay());
    var audience = Audience.everybodyIn(act.negotiation());
    mustGoTo(replay.state().streamOf(act, audience), position, identity);
    var by = recordedBy(additions);
    if (by.isEmpty()) {
      report.altered(
          position,
          "additions",
          "they do not say who recorded the act: " + new String(additions, StandardCharsets.UTF_8));
      return;
    }
    try {
      replay.add(new Recorded(type.happened(act), by.get(), Times.instant(times.recorded())));
    } catch (ImpossibleHistory e) {
      report.altered(
          position, "content", "it cannot follow on what is before it: " + e.getMessage());
      withhold(entry);
    }
  }

  /// Empty where the additions do not say.
  private static Optional<UserId> recordedBy(byte[] additions) {
    try {
      return Optional.of(
          new UserId(ENTRIES.added(additions).getOrDefault(EntryFormat.RECORDED_BY, "")));
    } catch (JacksonException | Malformed _) {
      return Optional.empty();
    }
  }

  /// Once the last entry was added.
  void finish() {
    report.count(Count.NEGOTIATIONS, folded.size());
    report.count(Count.NEGOTIATIONS_NOT_WHOLE, notWhole.size());
  }
}
