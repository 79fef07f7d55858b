package ledger.record.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ledger.act.Act;
import ledger.act.Event;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.UserId;
import ledger.act.When;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.log.LogEntry;
import ledger.log.Times;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The stored form of an event: the accepted act in canonical JSON, and beside it what the ledger
/// adds, a flat object of strings.
public final class EntryFormat {

  /// The user who put the act on record.
  public static final String RECORDED_BY = "recordedBy";

  /// The last position of the negotiation that the act was decided on, -1 for none.
  public static final String AS_OF = "asOf";

  /// What the clock of the deciding node showed; recorded time is never behind that of the entry
  /// before, this may be.
  public static final String CLOCK = "clock";

  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

  private final ActFormat format;
  private final JsonMapper strings = JsonMapper.builder().build();

  public EntryFormat(ActFormat format) {
    this.format = format;
  }

  public byte[] payload(Event event) {
    return format.write(event.act());
  }

  public byte[] meta(Map<String, ?> added) {
    return strings.writeValueAsBytes(new TreeMap<>(added));
  }

  public Map<String, String> added(byte[] meta) {
    return strings.readValue(meta, STRINGS);
  }

  /// Empty where no event has this name.
  ///
  /// @throws IllegalStateException where the bytes are no act
  public Optional<Event> event(String storedName, byte[] payload) {
    return Vocabulary.ofStored(storedName).map(entry -> entry.happened(act(storedName, payload)));
  }

  private Act act(String name, byte[] payload) {
    return switch (format.read(payload)) {
      case Read(var act) -> act;
      case Unread(var why) ->
          throw new IllegalStateException(
              "stored %s is no act: %s in %s"
                  .formatted(name, why, new String(payload, StandardCharsets.UTF_8)));
    };
  }

  /// An entry as the rules and the folds take it.
  public Recorded recorded(LogEntry entry) {
    var leaf = entry.parsed();
    return new Recorded(
        entry
            .stored()
            .flatMap(payload -> event(leaf.type(), payload))
            .orElseThrow(
                () -> new IllegalStateException("position " + entry.position() + " holds no act")),
        new UserId(added(entry.meta()).getOrDefault(RECORDED_BY, "")),
        Times.instant(leaf.recorded()));
  }

  /// The times that an act's leaf commits to.
  public static Times times(Act act) {
    var stated = act.envelope().statedAt();
    var occurred =
        act instanceof ReportOccurrence report
            ? Optional.of(report.when())
            : Optional.<When>empty();
    return new Times(
        Times.micros(stated.flatMap(When::begins)),
        Times.micros(stated.flatMap(EntryFormat::to)),
        Times.micros(occurred.flatMap(When::begins)),
        Times.micros(occurred.flatMap(EntryFormat::to)));
  }

  private static Optional<Instant> to(When when) {
    return when.to().map(OffsetDateTime::toInstant);
  }
}
