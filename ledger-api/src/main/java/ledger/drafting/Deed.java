package ledger.drafting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import ledger.record.Vocabulary;

/// What somebody does by saying something: by it the acts are found from which one is chosen, the
/// narrowest of each before those that say more.
public enum Deed {
  HOLD("TakeStance", "RaiseIssue", "AdvanceReading"),
  AGREE(
      "RecordClaimedAgreement",
      "ProposeAgreement",
      "DeclareConsent",
      "ReviseTerms",
      "WithdrawProposal",
      "RelateAgreements",
      "RecordEntryIntoForce"),
  PERFORM("ConfirmReadiness", "WithdrawReadiness", "ReleaseCommitment", "ReassignCommitment"),
  REPORT("ReportOccurrence", "AssessOccurrence"),
  ALLEGE(
      "AllegeBreach",
      "RespondToAllegation",
      "SubmitEvidence",
      "OfferCure",
      "AcceptCure",
      "ReferAllegation",
      "RecordFinding",
      "CloseAllegation"),
  NOTIFY("GiveNotice", "WithdrawNotice"),
  ADOPT("AdoptWords", "DisownWords"),
  REGISTER("RegisterReferent", "AddDesignation", "RegisterSource"),
  ADMIT(
      "AdmitParticipant",
      "ChangeCapacity",
      "GrantMandate",
      "RevokeMandate",
      "DefineCompartment",
      "ConsentToUnseal"),
  CORRECT("CorrectRecord", "AnnulRecord", "RemovePayload", "ErasePersonalData"),
  /// What was added to the vocabulary and is in none of these yet.
  OTHER;

  /// A negotiation is opened on a page of its own.
  static final String OPENING = "OpenNegotiation";

  private final List<String> listed;

  Deed(String... acts) {
    this.listed = List.of(acts);
  }

  public List<String> acts() {
    return this == OTHER ? unlisted() : listed;
  }

  private static List<String> unlisted() {
    var known =
        Stream.concat(
                Arrays.stream(values()).flatMap(deed -> deed.listed.stream()), Stream.of(OPENING))
            .toList();
    return Vocabulary.ENTRIES.stream()
        .map(Vocabulary.Entry::actName)
        .filter(name -> !known.contains(name))
        .toList();
  }
}
