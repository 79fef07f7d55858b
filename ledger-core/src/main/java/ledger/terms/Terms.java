package ledger.terms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Id;
import ledger.act.Malformed;
import ledger.act.Words;

/// One immutable version of what is (said to be) agreed: its texts and its structured terms.
///
/// @param acceptanceStandard how performance comes to be accepted; absent where nobody agreed one
public record Terms(
    List<Text> texts,
    List<Participant> participants,
    List<Term> terms,
    Optional<AcceptanceStandard> acceptanceStandard) {

  public enum Role {
    PARTY,
    GUARANTOR,
    WITNESS,
    DEPOSITARY,
    MONITOR,
    MEDIATOR,
    BENEFICIARY
  }

  public enum AcceptanceStandard {
    UNDISPUTED,
    ACKNOWLEDGED,
    VERIFIED,
    UNSPECIFIED
  }

  /// @param hash of the source's bytes, `sha256:…`, where a source is named instead of a text
  public record Text(
      String lang,
      Optional<Id> sourceId,
      Optional<String> text,
      Optional<String> hash,
      boolean authentic) {
    public Text {
      Malformed.unless(
          sourceId.isPresent() || text.isPresent(), "a text needs \"text\" or a \"sourceId\"");
    }
  }

  public record Participant(Id ref, Role role) {}

  public Terms {
    texts = List.copyOf(texts);
    participants = List.copyOf(participants);
    terms = List.copyOf(terms);
  }

  public Stream<Commitment> commitments() {
    return terms.stream().filter(Commitment.class::isInstance).map(Commitment.class::cast);
  }

  public Stream<Linkage> linkages() {
    return terms.stream().filter(Linkage.class::isInstance).map(Linkage.class::cast);
  }

  public Optional<Commitment> commitment(Id key) {
    return commitments().filter(c -> c.key().equals(key)).findFirst();
  }

  public Optional<Term> term(Id id) {
    return terms.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /// Whoever the terms name as a party.
  public List<Id> parties() {
    return participants.stream().filter(p -> p.role() == Role.PARTY).map(Participant::ref).toList();
  }

  /// The agreed text in one language, else what the commitments say, for people to recognise it by.
  public Optional<Words> gist() {
    return texts.stream()
        .filter(t -> t.text().isPresent())
        .map(t -> Words.of(t.lang(), t.text().orElseThrow()))
        .findFirst();
  }
}
