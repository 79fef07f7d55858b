package ledger.terms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.value.Hash;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.Words;

/// One immutable version of what is (said to be) agreed: its texts and its structured terms.
///
/// @param entryIntoForce what it takes; absent, every party's consent
/// @param accession who may join by its own consent; absent, nobody
/// @param acceptanceStandard how performance comes to be accepted; absent where nobody agreed one
/// @param verifiedBy whose confirmation the standard VERIFIED asks for; absent, any monitor's
/// @param procedure the steps of a dispute, in order
public record Terms(
    List<Text> texts,
    List<Participant> participants,
    List<Term> terms,
    Optional<EntryIntoForce> entryIntoForce,
    Optional<Accession> accession,
    Optional<AcceptanceStandard> acceptanceStandard,
    Optional<Id> verifiedBy,
    List<Step> procedure) {

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
      Malformed.unless(
          hash.filter(h -> !Hash.isSha256(h)).isEmpty(), "\"hash\" must be " + Hash.FORM);
      Malformed.unless(
          text.isEmpty() || hash.isEmpty() || hash.equals(text.map(Hash::of)),
          "\"hash\" is not the hash of \"text\" in UTF-8");
    }
  }

  public record Participant(Id ref, Role role) {}

  /// @param forum before whom
  /// @param days how long it takes at most
  /// @param extendableBy who may give it more time by notice; empty means nobody
  public record Step(Id step, Optional<Id> forum, int days, List<Id> extendableBy) {
    public Step {
      extendableBy = List.copyOf(extendableBy);
      Lengths.days("days", days);
    }
  }

  public Terms {
    texts = List.copyOf(texts);
    participants = List.copyOf(participants);
    terms = List.copyOf(terms);
    procedure = List.copyOf(procedure);
    Malformed.unless(
        verifiedBy.isEmpty() || acceptanceStandard.equals(Optional.of(AcceptanceStandard.VERIFIED)),
        "\"verifiedBy\" goes with the \"acceptanceStandard\" VERIFIED, and with no other");
  }

  public Stream<Commitment> commitments() {
    return terms.stream().filter(Commitment.class::isInstance).map(Commitment.class::cast);
  }

  public Stream<Linkage> linkages() {
    return terms.stream().filter(Linkage.class::isInstance).map(Linkage.class::cast);
  }

  public Optional<Power> power(Id key) {
    return terms.stream()
        .filter(Power.class::isInstance)
        .map(Power.class::cast)
        .filter(power -> power.key().equals(key))
        .findFirst();
  }

  public Optional<DurationClause> durationClause() {
    return terms.stream()
        .filter(DurationClause.class::isInstance)
        .map(DurationClause.class::cast)
        .findFirst();
  }

  public EntryIntoForce force() {
    return entryIntoForce.orElse(EntryIntoForce.BY_ALL);
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
