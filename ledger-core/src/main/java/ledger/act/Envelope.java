package ledger.act;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;
import ledger.value.Words;

/// Who said it, through whom, when, and on whose word: the provenance every act carries.
///
/// @param actId the sender's name for this act: sent twice, it is recorded once
/// @param negotiation the dossier it belongs to
/// @param by whose act it is; may be left out only of a user's own filings
/// @param through the person who spoke and the office that person spoke from
/// @param chain the relays, nearest the speaker first
/// @param statedAt when it was said, not when it was recorded
/// @param words what was said, as the source has it
/// @param unseals the act of a compartment that this one makes known to everybody
/// @param inferred the recorder concluded this from the source; `note` says how
/// @param note the recorder's remark, never shown as a party's words
public record Envelope(
    UUID actId,
    Id negotiation,
    Mode mode,
    Optional<Actor> by,
    Optional<Through> through,
    Optional<SpeakingCapacity> capacity,
    List<Relay> chain,
    Optional<When> statedAt,
    Optional<Words> words,
    List<Id> compartments,
    Optional<UUID> unseals,
    List<Id> audience,
    Optional<Attribution> attribution,
    boolean withoutPrejudice,
    boolean inferred,
    Optional<String> note) {

  public enum Mode {
    PERFORMED,
    REPORTED,
    IMPORTED
  }

  /// How what was said may be attributed. But for what is said on the record, nobody is told who
  /// said it, for whom, or through whose hands it came.
  public enum Attribution {
    ON_RECORD,
    BACKGROUND,
    CHATHAM,
    SEALED;

    public boolean withholdsSpeaker() {
      return this != ON_RECORD;
    }
  }

  public record Through(Optional<Actor> person, Optional<Id> office) {}

  public Envelope {
    chain = List.copyOf(chain);
    compartments = List.copyOf(compartments);
    audience = List.copyOf(audience);
    Malformed.unless(
        !inferred || note.filter(n -> !n.isBlank()).isPresent(),
        "an act that is \"inferred\" needs a \"note\" that says what it was inferred from");
    Malformed.unless(
        mode == Mode.PERFORMED || statedAt.isPresent() || !withheld(attribution) || by.isEmpty(),
        "\"statedAt\" is missing: where the speaker is withheld, so are the relays, and with them when"
            + " they published it");
  }

  /// The same without its texts and without who may see it: whose act it is, when it was said and
  /// how near the ledger is to whoever said it.
  public Envelope withoutTexts() {
    return new Envelope(
        actId,
        negotiation,
        mode,
        by,
        through,
        capacity,
        chain,
        statedAt,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        withoutPrejudice,
        false,
        Optional.empty());
  }

  /// Of an act of which no more is known than its id.
  static Envelope withoutContent(UUID actId, Id negotiation) {
    return new Envelope(
        actId,
        negotiation,
        Mode.PERFORMED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        false,
        Optional.empty());
  }

  /// The same said at another time.
  public Envelope statedAt(When at) {
    return new Envelope(
        actId,
        negotiation,
        mode,
        by,
        through,
        capacity,
        chain,
        Optional.of(at),
        words,
        compartments,
        unseals,
        audience,
        attribution,
        withoutPrejudice,
        inferred,
        note);
  }

  /// Of the act that makes this one known to everybody: the same, said when it was said.
  ///
  /// @param id of that act
  /// @param recorded when this one came on record
  public Envelope unsealed(UUID id, Instant recorded) {
    return new Envelope(
        id,
        negotiation,
        mode,
        by,
        through,
        capacity,
        chain,
        statedAt.or(() -> Optional.of(When.at(recorded.atOffset(ZoneOffset.UTC)))),
        words,
        List.of(),
        Optional.of(actId),
        audience,
        attribution,
        withoutPrejudice,
        inferred,
        note);
  }

  public boolean withholdsSpeaker() {
    return withheld(attribution);
  }

  private static boolean withheld(Optional<Attribution> attribution) {
    return attribution.filter(Attribution::withholdsSpeaker).isPresent();
  }

  /// Whether the source, or whoever recorded it, named somebody whose word it is.
  public boolean namesSpeaker() {
    return by.filter(Actor.Named.class::isInstance).isPresent() || through.isPresent();
  }

  /// The same by somebody who is not named, through nobody's hands.
  ///
  /// @param handle in the place of the speaker's name
  public Envelope withoutSpeaker(Id handle) {
    return new Envelope(
        actId,
        negotiation,
        mode,
        Optional.of(new Actor.Anonymous(handle)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        statedAt,
        words,
        compartments,
        unseals,
        audience,
        attribution,
        withoutPrejudice,
        inferred,
        note);
  }

  /// When the act takes effect: when it was stated, or else when a relay published it. Empty only
  /// where it is performed without a time: then it is said as it is recorded.
  public Optional<Instant> statedFrom() {
    return statedAt
        .flatMap(When::begins)
        .or(() ->
            chain.stream()
                .flatMap(r -> r.publishedAt().flatMap(When::begins).stream())
                .findFirst());
  }
}
