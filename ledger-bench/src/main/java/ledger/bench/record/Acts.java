package ledger.bench.record;

import java.util.List;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.Form;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.Envelope;
import ledger.act.Envelope.Mode;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.ReferentAct.Kind;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.UserId;
import ledger.terms.Commitment;
import ledger.terms.Terms;
import ledger.value.Id;
import ledger.value.Words;

/// What is said in a negotiation of its own number: with what it opens, and what goes on and on.
final class Acts {

  static final UserId OWNER = new UserId("owner");
  static final UserId NORTH = new UserId("rep:north");

  private static final Id NORTHERN = Id.of("north");
  private static final Id SOUTHERN = Id.of("south");
  private static final Id AGREEMENT = Id.of("corridor");
  private static final Id SHIPS = Id.of("ships");

  /// Brings an act to what those of the corridor have on average, some 370 bytes of canonical JSON.
  private static final Words WORDS =
      Words.of(
          "en",
          "We are ready, willing and able to let four ships a day pass the quay from Monday on, as was said, each of them with a pilot and none of them at night or in fog.");

  private Acts() {}

  static Id negotiation(int number) {
    return Id.of("n" + number);
  }

  /// A readiness of the agreement's debtor: accepted however often it is said.
  static Act readiness(int number) {
    return new ConfirmReadiness(
        envelope(number, Optional.of(NORTHERN), Optional.of(WORDS)),
        AGREEMENT,
        1,
        List.of(SHIPS),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// The acts with which a negotiation and its agreement come to be on record, all the owner's but
  /// the last, which is the representative's.
  static List<Act> opening(int number) {
    return List.of(
        new OpenNegotiation(filing(number), "Ships and the quay", Optional.empty()),
        referent(number, NORTHERN),
        referent(number, SOUTHERN),
        new AdmitParticipant(filing(number), Optional.of(NORTHERN), Capacity.REP, List.of(NORTH)),
        new ProposeAgreement(
            envelope(number, Optional.of(NORTHERN), Optional.empty()),
            AGREEMENT,
            Form.WRITTEN,
            terms(),
            Optional.empty()));
  }

  private static Act referent(int number, Id id) {
    return new RegisterReferent(filing(number), id, Kind.PARTY, id.value(), Optional.empty());
  }

  private static Terms terms() {
    return new Terms(
        List.of(),
        List.of(
            new Terms.Participant(NORTHERN, Terms.Role.PARTY),
            new Terms.Participant(SOUTHERN, Terms.Role.PARTY)),
        List.of(
            new Commitment(
                SHIPS,
                List.of(NORTHERN),
                Optional.empty(),
                List.of(SOUTHERN),
                Commitment.Mode.ACHIEVE,
                Words.of("en", "Let the ships pass"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Envelope filing(int number) {
    return envelope(number, Optional.empty(), Optional.empty());
  }

  private static Envelope envelope(int number, Optional<Id> by, Optional<Words> words) {
    return new Envelope(
        Ids.next(),
        negotiation(number),
        Mode.PERFORMED,
        by.map(Actor.Named::new),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        words,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        false,
        Optional.empty());
  }
}
