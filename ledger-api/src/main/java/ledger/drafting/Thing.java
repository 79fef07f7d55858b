package ledger.drafting;

import java.util.Map;
import java.util.Set;
import ledger.act.ReferentAct.Kind;

/// What an id in a field of an act names: so that it is chosen from what is on record, and not
/// typed.
enum Thing {
  /// What the act itself gives a name to.
  NEW,
  /// Somebody or something, whatever it is.
  REFERENT(Kind.values()),
  /// Whoever can say or owe something.
  ACTOR(Kind.STATE, Kind.PARTY, Kind.PERSON, Kind.OFFICE, Kind.BODY),
  PERSON(Kind.PERSON),
  OFFICE(Kind.OFFICE, Kind.BODY),
  PLACE(Kind.PLACE, Kind.ROAD, Kind.STATE),
  AGREEMENT,
  VERSION,
  COMMITMENT,
  TERM,
  POWER,
  STEP,
  READING,
  NOTICE,
  OCCURRENCE,
  ALLEGATION,
  SOURCE,
  MANDATE,
  ACT,
  SEALED_ACT,
  COMPARTMENT,
  USER,
  PROPOSITION;

  /// Where the name of a field says what it names, whatever it is a part of.
  private static final Map<String, Thing> BY_FIELD =
      Map.ofEntries(
          Map.entry("agreement", AGREEMENT),
          Map.entry("inForce", AGREEMENT),
          Map.entry("version", VERSION),
          Map.entry("basedOn", VERSION),
          Map.entry("key", COMMITMENT),
          Map.entry("scope", COMMITMENT),
          Map.entry("covers", COMMITMENT),
          Map.entry("termId", TERM),
          Map.entry("powerKey", POWER),
          Map.entry("step", STEP),
          Map.entry("readingId", READING),
          Map.entry("replaces", READING),
          Map.entry("underReading", READING),
          Map.entry("noticeId", NOTICE),
          Map.entry("occurrences", OCCURRENCE),
          Map.entry("allegation", ALLEGATION),
          Map.entry("counterTo", ALLEGATION),
          Map.entry("counterId", ALLEGATION),
          Map.entry("found", ALLEGATION),
          Map.entry("sourceId", SOURCE),
          Map.entry("textSourceId", SOURCE),
          Map.entry("derivesFrom", SOURCE),
          Map.entry("mandate", MANDATE),
          Map.entry("target", ACT),
          Map.entry("supersedes", ACT),
          Map.entry("unseals", SEALED_ACT),
          Map.entry("compartments", COMPARTMENT),
          Map.entry("members", USER),
          Map.entry("id", NEW),
          Map.entry("by", ACTOR),
          Map.entry("actor", ACTOR),
          Map.entry("relayer", ACTOR),
          Map.entry("representative", ACTOR),
          Map.entry("usedBy", ACTOR),
          Map.entry("publisher", ACTOR),
          Map.entry("author", ACTOR),
          Map.entry("ref", ACTOR),
          Map.entry("throughWhom", ACTOR),
          Map.entry("whose", ACTOR),
          Map.entry("succeeds", ACTOR),
          Map.entry("participant", ACTOR),
          Map.entry("consents", ACTOR),
          Map.entry("attribution", ACTOR),
          Map.entry("forum", ACTOR),
          Map.entry("body", ACTOR),
          Map.entry("against", ACTOR),
          Map.entry("audience", ACTOR),
          Map.entry("addressees", ACTOR),
          Map.entry("debtors", ACTOR),
          Map.entry("creditors", ACTOR),
          Map.entry("listed", ACTOR),
          Map.entry("verifiedBy", ACTOR),
          Map.entry("person", PERSON),
          Map.entry("office", OFFICE),
          Map.entry("where", PLACE),
          Map.entry("place", PLACE));

  /// Where it is another than elsewhere.
  private static final Map<String, Thing> BY_PLACE =
      Map.ofEntries(
          Map.entry("OpenNegotiation.negotiation", NEW),
          Map.entry("ProposeAgreement.agreement", NEW),
          Map.entry("RecordClaimedAgreement.agreement", NEW),
          Map.entry("ReviseTerms.version", NEW),
          Map.entry("AdvanceReading.readingId", NEW),
          Map.entry("GiveNotice.noticeId", NEW),
          Map.entry("GiveNotice.scope", TERM),
          Map.entry("Commitment.key", NEW),
          Map.entry("Power.key", NEW),
          Map.entry("Step.step", NEW),
          Map.entry("RelateAgreements.from", AGREEMENT),
          Map.entry("RelateAgreements.to", AGREEMENT),
          Map.entry("ReassignCommitment.from", ACTOR),
          Map.entry("ReassignCommitment.to", ACTOR),
          Map.entry("Pair.from", COMMITMENT),
          Map.entry("Pair.to", COMMITMENT),
          Map.entry("RevokeMandate.id", MANDATE),
          Map.entry("AssessOccurrence.id", OCCURRENCE),
          Map.entry("RespondToAllegation.id", ALLEGATION),
          Map.entry("SubmitEvidence.id", ALLEGATION),
          Map.entry("OfferCure.id", ALLEGATION),
          Map.entry("AcceptCure.id", ALLEGATION),
          Map.entry("ReferAllegation.id", ALLEGATION),
          Map.entry("RecordFinding.id", ALLEGATION),
          Map.entry("CloseAllegation.id", ALLEGATION),
          Map.entry("ChangeCapacity.userIds", USER));

  /// Whose users are not on record yet, or need not be.
  private static final Set<String> TYPED =
      Set.of("AdmitParticipant.userIds", "GrantMandate.userIds");

  private final Set<Kind> kinds;

  Thing(Kind... kinds) {
    this.kinds = Set.of(kinds);
  }

  /// What kinds of things with names it may be; none where it is no such thing.
  Set<Kind> kinds() {
    return kinds;
  }

  /// @param owner the act or the value that has the field
  static Thing of(String owner, String field) {
    var place = owner + "." + field;
    return BY_PLACE.getOrDefault(place, BY_FIELD.getOrDefault(field, REFERENT));
  }

  static boolean isTyped(String owner, String field) {
    return TYPED.contains(owner + "." + field);
  }
}
