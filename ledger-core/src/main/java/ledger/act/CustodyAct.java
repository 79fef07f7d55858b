package ledger.act;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import ledger.act.Envelope.Attribution;
import ledger.act.Envelope.Through;
import ledger.value.Malformed;
import ledger.value.When;
import ledger.value.Words;

/// What can be asked of an entry of the record itself. Parties change terms and speakers retract
/// with acts of their own; custody only mends the recording.
public sealed interface CustodyAct extends Act.Filing {

  /// The act that it concerns.
  UUID target();

  /// Mends how an act was recorded, never what was done by it.
  ///
  /// @param objectBy until when the correction may be objected to, by a stance on VALID of this act
  record CorrectRecord(
      Envelope envelope, UUID target, Patch patch, Words reason, Optional<When> objectBy)
      implements CustodyAct {
    public CorrectRecord {
      Malformed.unless(!reason.isBlank(), "\"reason\" is blank: say what was recorded wrongly");
    }
  }

  /// Voids a mistaken entry, once a second custodian has asked for the same.
  record AnnulRecord(Envelope envelope, UUID target, Reason reason) implements CustodyAct {}

  /// Takes the payload of an annulled entry away for good: whose act it was, and what it said.
  ///
  /// @param position of the entry in the log
  /// @param leaf hash of the entry's leaf in the tree, 32 bytes in Base64
  /// @param legalBasis why it has to go; it stays on record, and says nothing of what is removed
  record RemovePayload(Envelope envelope, UUID target, long position, String leaf, Words legalBasis)
      implements CustodyAct {

    private static final Pattern LEAF = Pattern.compile("[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=");

    public RemovePayload {
      Malformed.unless(position >= 0, "\"position\" is negative: the first entry has 0");
      Malformed.unless(
          LEAF.matcher(leaf).matches(), "\"leaf\" is no hash: give its 32 bytes in Base64");
      Malformed.unless(
          !legalBasis.isBlank(), "\"legalBasis\" is blank: say why the payload has to go");
    }
  }

  /// Takes what is recorded of a person back for good, once a second custodian has asked for the
  /// same: every text that was sealed for that person.
  ///
  /// @param target the act that registered the person
  /// @param legalBasis why it has to go; it stays on record, and names nobody
  record ErasePersonalData(Envelope envelope, UUID target, Words legalBasis) implements CustodyAct {
    public ErasePersonalData {
      Malformed.unless(
          !legalBasis.isBlank(), "\"legalBasis\" is blank: say why the data has to go");
    }
  }

  /// A member of a compartment agrees that an act of it is made known to everybody.
  ///
  /// @param target the act
  record ConsentToUnseal(Envelope envelope, UUID target) implements CustodyAct {}

  enum Reason {
    DUPLICATE,
    WRONG_NEGOTIATION,
    FABRICATED_ENTRY,
    MISATTRIBUTED
  }

  /// The parts of an envelope that a recorder may have copied wrongly. What is left out stays.
  ///
  /// @param chain all of it as it should have been; empty where there should have been none
  record Patch(
      Optional<Through> through,
      Optional<SpeakingCapacity> capacity,
      Optional<List<Relay>> chain,
      Optional<When> statedAt,
      Optional<Words> words,
      Optional<Attribution> attribution,
      Optional<String> note) {

    public Patch {
      chain = chain.map(List::copyOf);
    }

    public Envelope appliedTo(Envelope e) {
      return new Envelope(
          e.actId(),
          e.negotiation(),
          e.mode(),
          e.by(),
          through.or(e::through),
          capacity.or(e::capacity),
          chain.orElseGet(e::chain),
          statedAt.or(e::statedAt),
          words.or(e::words),
          e.compartments(),
          e.unseals(),
          e.audience(),
          attribution.or(e::attribution),
          e.withoutPrejudice(),
          e.inferred(),
          note.or(e::note));
    }
  }
}
