package ledger.record.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.Envelope.Attribution;
import ledger.act.Event;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.compartment.Audience;
import ledger.log.Altered;
import ledger.log.Identity;
import ledger.log.LogEntry;
import ledger.log.Opening;
import ledger.log.Part;
import ledger.log.Removal;
import ledger.log.Times;
import ledger.record.CarriedFrom;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import ledger.record.WithheldSpeaker;
import ledger.seal.KeyCommitment;
import ledger.seal.Place;
import ledger.seal.PlainDigest;
import ledger.seal.json.Sameness;
import ledger.seal.json.SealedFields;
import ledger.seal.json.Sealing;
import ledger.transparency.TreeHash;
import ledger.value.When;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The stored form of an event: the accepted act in canonical JSON, and beside it what the ledger
/// adds, a flat object of strings.
public final class EntryFormat {

  /// The user who put the act on record.
  public static final String RECORDED_BY = "recordedBy";

  /// The act of the same negotiation that stood last when this one was decided; [#FIRST] where
  /// there was none.
  public static final String AFTER = "after";

  public static final String FIRST = "none";

  /// What the clock of the deciding node showed; recorded time is never behind that of the entry
  /// before, this may be.
  public static final String CLOCK = "clock";

  /// What a sealed act is recognised by when it comes again ([PlainDigest]).
  public static final String DIGEST = "digest";

  /// Where the entry stood in a former log ([CarriedFrom]).
  public static final String CARRIED_FROM = "carriedFrom";

  private static final Set<String> ERASING =
      Set.of(
          Vocabulary.of(Event.PayloadRemoved.class).storedName(),
          Vocabulary.of(Event.PersonalDataErased.class).storedName());

  private static final String REMOVED = Vocabulary.of(Event.PayloadRemoved.class).storedName();

  private static final String ATTRIBUTION = "attribution";
  private static final Set<String> SPEAKER = Set.of("by", "through", "capacity", "chain");
  private static final String ACT_ID = "actId";

  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

  private static final SealedFields WITHOUT_KEYS = SealedFields.none();

  private final ActFormat format;
  private final String origin;
  private final SealedFields fields;
  private final JsonMapper strings = JsonMapper.builder().build();

  /// Seals nothing, and leaves sealed what is.
  public EntryFormat(ActFormat format) {
    this(format, "", WITHOUT_KEYS);
  }

  /// @param origin of the log that the entries are in
  public EntryFormat(ActFormat format, String origin, SealedFields fields) {
    this.format = format;
    this.origin = origin;
    this.fields = fields;
  }

  public byte[] payload(Event event) {
    return format.write(event.act());
  }

  public byte[] meta(Map<String, ?> added) {
    return strings.writeValueAsBytes(new TreeMap<>(added));
  }

  public Map<String, String> added(LogEntry entry) {
    return added(entry.additions());
  }

  public Map<String, String> added(byte[] meta) {
    return strings.readValue(meta, STRINGS);
  }

  /// What becomes of a payload before it is hashed and stored.
  ///
  /// @param stream the id of its stream
  /// @throws IllegalArgumentException where the policy seals what an act cannot be read without
  public Sealing sealed(String stream, UUID event, byte[] payload) {
    var place = new Place(origin, stream, event);
    var sealing = fields.seal(place, payload);
    if (sealing instanceof Sealing.Sealed sealed
        && format.read(WITHOUT_KEYS.open(place, sealed.commitment(), sealed.bytes()).bytes())
            instanceof Unread)
      throw new IllegalArgumentException(
          "act " + event + " could not be read any more once its key is erased");
    return sealing;
  }

  /// The act's bytes as they are stored; empty where they were taken away.
  public Optional<byte[]> stored(LogEntry entry) {
    return entry
        .speaker()
        .flatMap(
            speaker -> entry.content().map(content -> new PayloadParts(speaker, content).joined()));
  }

  /// The payload with its text back in place as far as there are keys; empty where it is gone.
  public Optional<byte[]> opened(LogEntry entry) {
    return stored(entry).map(stored -> opened(entry, stored));
  }

  /// The identity alone tells whether anything is sealed.
  private byte[] opened(LogEntry entry, byte[] stored) {
    var identity = entry.identity();
    return identity
        .key()
        .map(KeyCommitment::of)
        .map(committed -> fields.open(place(entry), committed, stored).bytes())
        .orElse(stored);
  }

  /// What was sealed in a former log is still bound to its place there.
  private Place place(LogEntry entry) {
    var identity = entry.identity();
    return new Place(
        carriedFrom(added(entry)).map(CarriedFrom::origin).orElse(origin),
        identity.stream().id(),
        identity.event());
  }

  private static Optional<CarriedFrom> carriedFrom(Map<String, ?> added) {
    return Optional.ofNullable(added.get(CARRIED_FROM))
        .flatMap(text -> CarriedFrom.parse(text.toString()));
  }

  /// When an act came on record first: in a former log, where it was carried over from one.
  ///
  /// @param here when this log recorded it
  public static Instant recordedAt(Map<String, ?> added, Instant here) {
    return carriedFrom(added).map(CarriedFrom::at).orElse(here);
  }

  /// What is left of an entry whose payload was taken away.
  ///
  /// @throws IllegalStateException where no event has its stored name
  public Event withoutPayload(Identity identity) {
    var stream = identity.stream();
    var was =
        Vocabulary.ofStored(identity.type())
            .orElseThrow(() -> new IllegalStateException("no act is called " + identity.type()));
    return new Event.WithoutPayload(
        ActWithoutPayload.of(
            identity.event(),
            audience(identity).negotiation(),
            was.act(),
            stream.kind().orElse(""),
            stream.id()));
  }

  /// Those for whom an act was recorded.
  ///
  /// @throws IllegalStateException where the entry is of no negotiation
  public static Audience audience(Identity identity) {
    return Audience.parse(identity.negotiation())
        .orElseThrow(() ->
            new IllegalStateException(
                "no negotiation is called \"" + identity.negotiation() + "\""));
  }

  /// Whether an act is the one that this entry has on record under its id.
  public Sameness compare(LogEntry entry, Act sent) {
    var negotiation = Audience.parse(entry.negotiation()).map(Audience::negotiation);
    if (!negotiation.equals(Optional.of(sent.negotiation()))) return Sameness.DIFFERENT;
    if (stored(entry).isEmpty()) return Sameness.ERASED;
    var digest = Optional.ofNullable(added(entry).get(DIGEST)).map(PlainDigest::new);
    if (digest.isPresent())
      return fields.compare(
          place(entry), stored(entry).orElseThrow(), digest.get(), format.write(sent));
    return Arrays.equals(stored(entry).orElseThrow(), format.write(sent))
        ? Sameness.SAME
        : Sameness.DIFFERENT;
  }

  /// The fields of an act that was sent which say something else in the one on record. Of whom the
  /// record does not say who spoke, nothing is told of that either.
  public List<String> differing(Act onRecord, Act sent) {
    var differing = format.differing(onRecord, sent);
    return onRecord.envelope().withholdsSpeaker()
        ? differing.stream().filter(field -> !SPEAKER.contains(field)).toList()
        : differing;
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
          // Nothing of what was read: this line goes into logs, and logs outlive keys.
          throw new IllegalStateException(
              "stored %s is no act: %s".formatted(name, why.getClass().getSimpleName()));
    };
  }

  /// What a reader of an entry is given of it: all but the speaker, where that is withheld. Whoever
  /// recorded the act knows who it was.
  public Opening opening(LogEntry entry, UserId reader) {
    boolean withheld =
        entry.content().flatMap(this::withheldSpeaker).isPresent()
            && entry.speaker().filter(this::namesSomebody).isPresent();
    return withheld && !reader.value().equals(added(entry).get(RECORDED_BY))
        ? entry.opening().without(Set.of(Part.SPEAKER))
        : entry.opening();
  }

  private boolean namesSomebody(byte[] speaker) {
    var parts = strings.readTree(speaker);
    return parts.path("by").isString() || parts.has("through");
  }

  /// What stands in the place of the speaker where that is not given; empty where the content does
  /// not say that it may be withheld.
  public Optional<byte[]> withheldSpeaker(byte[] content) {
    try {
      var act = strings.readTree(content);
      if (!Attribution.valueOf(act.path(ATTRIBUTION).asString("")).withholdsSpeaker())
        return Optional.empty();
      var handle = WithheldSpeaker.handle(UUID.fromString(act.path(ACT_ID).asString("")));
      return Optional.of(
          strings.writeValueAsBytes(Map.of("by", Map.of("anonymous", handle.value()))));
    } catch (JacksonException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Whether an entry is an act that has something erased.
  public boolean erases(LogEntry entry) {
    return ERASING.contains(entry.identity().type());
  }

  /// What an entry takes away, where it does.
  public Optional<Removal> removal(LogEntry entry) {
    return entry.identity().type().equals(REMOVED)
        ? stored(entry)
            .flatMap(payload -> event(REMOVED, payload))
            .map(event -> removal((RemovePayload) event.act()))
        : Optional.empty();
  }

  /// What an act takes away.
  public static Removal removal(RemovePayload act) {
    return new Removal(act.position(), TreeHash.parse(act.leaf()).orElseThrow());
  }

  /// An entry as the rules and the folds take it.
  ///
  /// @throws EntryUnreadable where it is none of theirs
  public Recorded recorded(LogEntry entry) {
    try {
      return read(entry);
    } catch (Altered altered) {
      throw altered;
    } catch (RuntimeException fault) {
      throw new EntryUnreadable(entry.position(), fault);
    }
  }

  private Recorded read(LogEntry entry) {
    var added = added(entry);
    return new Recorded(
        opened(entry)
            .map(payload ->
                event(entry.identity().type(), payload)
                    .orElseThrow(() ->
                        new IllegalStateException(
                            "position " + entry.position() + " holds no act")))
            .orElseGet(() -> withoutPayload(entry.identity())),
        new UserId(added.getOrDefault(RECORDED_BY, "")),
        recordedAt(added, Times.instant(entry.times().recorded())),
        audience(entry.identity()).compartment());
  }

  /// The times that an act's entry has.
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
