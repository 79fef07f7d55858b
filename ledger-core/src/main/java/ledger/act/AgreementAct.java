package ledger.act;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import ledger.terms.Effect;
import ledger.terms.Expr;
import ledger.terms.Lasting;
import ledger.terms.Link;
import ledger.terms.Terms;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;
import ledger.value.Words;

/// What can be asked of an agreement. The whole list fits on this page on purpose.
public sealed interface AgreementAct extends Act.Statement {

  Id agreement();

  record ProposeAgreement(
      Envelope envelope, Id agreement, Form form, Terms terms, Optional<When> offerExpires)
      implements AgreementAct {
    public ProposeAgreement {
      Statement.mustSayWhoAndWhen(envelope);
    }
  }

  /// Somebody claims that others agreed. It creates a claim and *attributed* consents, no
  /// agreement.
  ///
  /// @param allegedConclusion when it is said to have been concluded
  /// @param terms as reported
  record RecordClaimedAgreement(
      Envelope envelope,
      Id agreement,
      Form form,
      List<AllegedParty> allegedParties,
      Optional<When> allegedConclusion,
      Terms terms)
      implements AgreementAct {
    public RecordClaimedAgreement {
      Statement.mustSayWhoAndWhen(envelope);
      allegedParties = List.copyOf(allegedParties);
    }
  }

  /// @param basedOn the text that it changes, whichever of those on record
  /// @param version the number that it takes; said, it is refused where that is another by now
  /// @param carry what of the old text's consents is kept; left out, nothing
  record ReviseTerms(
      Envelope envelope,
      Id agreement,
      Revision kind,
      int basedOn,
      Optional<Integer> version,
      Terms terms,
      Optional<Carry> carry)
      implements AgreementAct {
    public ReviseTerms {
      Statement.mustSayWhoAndWhen(envelope);
      int based = atLeastOne("basedOn", basedOn);
      version.ifPresent(
          v -> Malformed.unless(v > based, "\"version\" is not above \"basedOn\": texts count up"));
    }

    /// Whose consent to the text it is based on it carries over.
    public List<Id> carried() {
      return carry.map(Carry::whose).orElse(List.of());
    }
  }

  /// What survives a change of text: nothing, unless it is named. Readiness never does.
  ///
  /// @param whose consents are carried, where these are LISTED
  record Carry(Consents consents, List<Id> whose, Optional<Readiness> readiness) {
    public enum Consents {
      NONE,
      LISTED
    }

    public enum Readiness {
      NONE
    }

    public Carry {
      whose = List.copyOf(whose);
      Malformed.unless(
          (consents == Consents.LISTED) != whose.isEmpty(),
          "\"whose\" goes with the \"consents\" LISTED: name the parties, and with NONE nobody");
    }
  }

  /// @param provisional applies it before it is in force (VCLT 25)
  /// @param means of what is said; of a WITHDRAW, which step it takes back, and left out the last
  ///   one
  /// @param succeeds whose place is taken, where the means is SUCCESSION
  /// @param effectiveFrom from when, where that is not when it was said
  record DeclareConsent(
      Envelope envelope,
      Id agreement,
      int version,
      Decision decision,
      Optional<Means> means,
      List<Declaration> declarations,
      boolean provisional,
      Optional<Id> succeeds,
      Optional<When> effectiveFrom)
      implements AgreementAct {
    public DeclareConsent {
      Statement.mustSayWhoAndWhen(envelope);
      atLeastOne("version", version);
      declarations = List.copyOf(declarations);
      Malformed.unless(
          succeeds.isEmpty() || means.equals(Optional.of(Means.SUCCESSION)),
          "\"succeeds\" goes with the \"means\" SUCCESSION, and with no other");
    }

    /// From when it is given, as exact as that is known: the date it states, or else when it was
    /// said.
    ///
    /// @param said when that was, where the act does not say
    public When givenFrom(Instant said) {
      return effectiveFrom
          .or(envelope::statedAt)
          .filter(when -> when.from().isPresent())
          .orElseGet(() -> When.at(said.atOffset(ZoneOffset.UTC)));
    }
  }

  /// "Ready, willing and able" to perform the commitments in `scope`, of that version and no other.
  ///
  /// @param conditions what has to be so besides, for the readiness to stand
  /// @param readingId how the party understood the linkage when it said so; limits nothing
  record ConfirmReadiness(
      Envelope envelope,
      Id agreement,
      int version,
      List<Id> scope,
      Optional<Id> readingId,
      Optional<Expr> conditions,
      Optional<When> until)
      implements AgreementAct {
    public ConfirmReadiness {
      Statement.mustSayWhoAndWhen(envelope);
      atLeastOne("version", version);
      scope = mentioned("scope", scope);
    }
  }

  record WithdrawReadiness(
      Envelope envelope, Id agreement, int version, List<Id> scope, Optional<Words> reason)
      implements AgreementAct {
    public WithdrawReadiness {
      Statement.mustSayWhoAndWhen(envelope);
      atLeastOne("version", version);
      scope = mentioned("scope", scope);
    }
  }

  /// A formal interpretation of one term, advanced by somebody: links for a linkage, an end for a
  /// duration, or words where it stays words.
  ///
  /// @param links none at all says that the words make no condition; left out, it is in words
  /// @param replaces the holder's earlier readings that it gives up for this one
  /// @param until of a duration, as are `period`, `renewal`, `renewalPeriod` and `objectBefore`
  record AdvanceReading(
      Envelope envelope,
      Id agreement,
      int version,
      Id termId,
      Id readingId,
      Optional<List<Link>> links,
      List<Id> replaces,
      Optional<When> until,
      Optional<Period> period,
      Optional<Lasting.Renewal> renewal,
      Optional<Period> renewalPeriod,
      Optional<Period> objectBefore)
      implements AgreementAct {
    public AdvanceReading {
      Statement.mustSayWhoAndWhen(envelope);
      atLeastOne("version", version);
      links = links.map(List::copyOf);
      replaces = List.copyOf(replaces);
      boolean ofADuration = until.isPresent() || period.isPresent();
      Malformed.unless(
          ofADuration || renewal.isEmpty() && renewalPeriod.isEmpty() && objectBefore.isEmpty(),
          "a reading of a duration names its end: \"until\" or \"period\"");
      Malformed.unless(
          !ofADuration || links.isEmpty(),
          "\"links\" read a linkage, \"until\" and \"period\" a duration: give one of them");
      Malformed.unless(
          ofADuration || links.isPresent() || envelope.words().isPresent(),
          "a reading needs \"links\", of a duration \"until\" or \"period\", or \"words\" where it stays"
              + " words");
      Malformed.unless(
          !replaces.contains(readingId), "\"replaces\" names the reading that is advanced");
      if (ofADuration) new Lasting(until, period, renewal, renewalPeriod, objectBefore);
    }

    /// How long the agreement lasts by it; empty where it is no reading of a duration.
    public Optional<Lasting> lasting() {
      return until.isPresent() || period.isPresent()
          ? Optional.of(new Lasting(until, period, renewal, renewalPeriod, objectBefore))
          : Optional.empty();
    }

    /// Whether it says more than words.
    public boolean isFormal() {
      return links.isPresent() || lasting().isPresent();
    }
  }

  /// @param pairs commitments that are the same conduct in both
  record RelateAgreements(Envelope envelope, Id from, Id to, Relation type, List<Pair> pairs)
      implements AgreementAct {
    public RelateAgreements {
      Statement.mustSayWhoAndWhen(envelope);
      pairs = List.copyOf(pairs);
      Malformed.unless(!from.equals(to), "\"from\" and \"to\" name the same agreement");
    }

    @Override
    public Id agreement() {
      return from;
    }
  }

  record WithdrawProposal(Envelope envelope, Id agreement) implements AgreementAct {
    public WithdrawProposal {
      Statement.mustSayWhoAndWhen(envelope);
    }
  }

  /// A unilateral act that is meant to change the force of an agreement (VCLT 65-68).
  ///
  /// @param powerKey the power in the text that it uses, or `EXTRA_TEXTUAL` where it relies on none
  /// @param participant whose participation it is about; left out, the giver's own
  /// @param scope the commitments it reaches, or the terms that an objection is about; empty means
  ///   all
  /// @param effectUnless what averts it when it comes true before `effectiveAt`
  /// @param until the new end that EXTEND asks for
  record GiveNotice(
      Envelope envelope,
      Id agreement,
      Id noticeId,
      Effect effect,
      Id powerKey,
      Optional<Id> participant,
      List<Id> scope,
      When effectiveAt,
      Optional<Expr> effectUnless,
      Optional<When> until,
      List<NoticeGround> grounds)
      implements AgreementAct {

    public static final Id EXTRA_TEXTUAL = Id.of("EXTRA_TEXTUAL");

    public GiveNotice {
      Statement.mustSayWhoAndWhen(envelope);
      scope = List.copyOf(scope);
      grounds = List.copyOf(grounds);
      Malformed.unless(
          effectiveAt.from().isPresent(),
          "\"effectiveAt\" is unknown: say from when the notice is to have effect");
      Malformed.unless(
          (effect == Effect.EXTEND) == until.isPresent(),
          "\"until\" goes with the \"effect\" EXTEND, and with no other");
    }

    /// Whose participation it is about.
    public Optional<Id> about() {
      return participant.or(
          () -> by() instanceof Actor.Named(var giver) ? Optional.of(giver) : Optional.empty());
    }

    public boolean isExtraTextual() {
      return powerKey.equals(EXTRA_TEXTUAL);
    }
  }

  record WithdrawNotice(Envelope envelope, Id agreement, Id noticeId) implements AgreementAct {
    public WithdrawNotice {
      Statement.mustSayWhoAndWhen(envelope);
    }
  }

  /// One creditor lets a commitment go. It is released once every creditor has.
  ///
  /// @param partial how much of its measure is let go; left out, all of it
  record ReleaseCommitment(Envelope envelope, Id agreement, Id key, Optional<Decimal> partial)
      implements AgreementAct {
    public ReleaseCommitment {
      Statement.mustSayWhoAndWhen(envelope);
      Malformed.unless(
          partial.filter(p -> p.value().signum() <= 0).isEmpty(), "\"partial\" is not above zero");
    }
  }

  /// @param from who leaves that side of the commitment, and
  /// @param to who takes the place
  /// @param consents whose consent to it is relied on
  record ReassignCommitment(
      Envelope envelope, Id agreement, Id key, Side side, Id from, Id to, List<Id> consents)
      implements AgreementAct {
    public ReassignCommitment {
      Statement.mustSayWhoAndWhen(envelope);
      consents = List.copyOf(consents);
      Malformed.unless(!from.equals(to), "\"from\" and \"to\" name the same holder");
    }
  }

  /// What the depositary or a source states of entry into force. It stands beside what the rule
  /// computes.
  ///
  /// @param participant for whom; left out, for the agreement as a whole
  record RecordEntryIntoForce(
      Envelope envelope, Id agreement, Optional<Id> participant, When effectiveAt)
      implements AgreementAct {
    public RecordEntryIntoForce {
      Statement.mustSayWhoAndWhen(envelope);
      Malformed.unless(effectiveAt.from().isPresent(), "\"effectiveAt\" is unknown: say from when");
    }
  }

  enum Side {
    DEBTOR,
    CREDITOR
  }

  enum Form {
    ORAL,
    EXCHANGE,
    WRITTEN,
    UNILATERAL,
    REPORTED,
    UNKNOWN
  }

  enum Revision {
    DRAFT,
    COUNTER,
    AMENDMENT,
    ANNEX,
    CORRIGENDUM
  }

  enum Decision {
    /// Signed, subject to ratification: not yet consent to be bound (VCLT 14).
    SIGN,
    ACCEPT,
    REJECT,
    WITHDRAW
  }

  enum Means {
    SIGNATURE,
    RATIFICATION,
    ACCEPTANCE,
    APPROVAL,
    ACCESSION,
    SUCCESSION,
    EXCHANGE,
    ORAL
  }

  enum Relation {
    RESTATES,
    SAME,
    MIRRORS,
    PACKAGE,
    SIDE_ARRANGEMENT,
    SUPERSEDES,
    IMPLEMENTS
  }

  record AllegedParty(Id ref, Terms.Role role, Optional<Id> throughWhom) {}

  record Declaration(Optional<Id> termId, Kind kind, Optional<Id> readingId, Words text) {
    public enum Kind {
      RESERVATION,
      INTERPRETATION
    }
  }

  record Pair(Id from, Id to) {}

  /// What a notice relies on: an allegation, or words.
  record NoticeGround(Optional<Id> allegation, Optional<Words> text) {
    public NoticeGround {
      Malformed.unless(
          allegation.isPresent() || text.isPresent(),
          "a ground names an \"allegation\" or says its \"text\"");
    }
  }

  private static int atLeastOne(String field, int version) {
    Malformed.unless(
        version >= 1, "\"" + field + "\" is missing or below 1: versions count from 1");
    return version;
  }

  private static List<Id> mentioned(String field, List<Id> keys) {
    Malformed.unless(
        !keys.isEmpty(), "\"" + field + "\" is empty: name the commitments it is about");
    Malformed.unless(
        new HashSet<>(keys).size() == keys.size(), "\"" + field + "\" names a key twice");
    return List.copyOf(keys);
  }
}
