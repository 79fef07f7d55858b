package ledger.act;

import java.time.Instant;
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

  public enum Attribution {
    ON_RECORD,
    BACKGROUND,
    CHATHAM,
    SEALED
  }

  public record Through(Optional<Actor> person, Optional<Id> office) {}

  public Envelope {
    chain = List.copyOf(chain);
    compartments = List.copyOf(compartments);
    audience = List.copyOf(audience);
    Malformed.unless(
        !inferred || note.filter(n -> !n.isBlank()).isPresent(),
        "an act that is \"inferred\" needs a \"note\" that says what it was inferred from");
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
        List.of(),
        Optional.empty(),
        false,
        false,
        Optional.empty());
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
