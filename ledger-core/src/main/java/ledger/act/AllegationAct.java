package ledger.act;

import java.util.List;
import java.util.Optional;
import ledger.terms.KeyRef;
import ledger.terms.Lengths;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;
import ledger.value.Words;

/// What can be asked of a claim that a commitment was not honoured.
public sealed interface AllegationAct extends Act.Statement {

  Id id();

  /// @param keys the commitments it is about; a `norm` may stand in for them
  /// @param particulars what, when, where
  /// @param underReading the readings it rests on; empty means unspecified
  /// @param counterTo the allegation it answers with
  record AllegeBreach(
      Envelope envelope,
      Id id,
      Id against,
      List<KeyRef> keys,
      Optional<Words> norm,
      Optional<Words> particulars,
      List<Id> occurrences,
      List<Id> underReading,
      Optional<Words> remedySought,
      Optional<Id> counterTo)
      implements AllegationAct {
    public AllegeBreach {
      Statement.mustSayWhoAndWhen(envelope);
      keys = List.copyOf(keys);
      occurrences = List.copyOf(occurrences);
      underReading = List.copyOf(underReading);
      Malformed.unless(
          envelope.by().filter(by -> by.is(against)).isEmpty(),
          "\"against\" names whoever alleges: nobody alleges against itself");
      Malformed.unless(
          !keys.isEmpty() || norm.isPresent(),
          "name the commitments it is about in \"keys\", or the \"norm\" it relies on");
    }
  }

  /// A DENY denies that the commitment was not honoured, and no more than that.
  ///
  /// @param scopeNote what exactly is denied, where the source does not say
  /// @param leavesOpen propositions on which the answer says nothing
  record RespondToAllegation(
      Envelope envelope,
      Id id,
      Answer answer,
      List<Ground> grounds,
      List<Id> underReading,
      Optional<Id> counterId,
      Optional<Words> scopeNote,
      List<Proposition> leavesOpen)
      implements AllegationAct {
    public RespondToAllegation {
      Statement.mustSayWhoAndWhen(envelope);
      grounds = List.copyOf(grounds);
      underReading = List.copyOf(underReading);
      leavesOpen = List.copyOf(leavesOpen);
      Malformed.unless(
          answer != Answer.JUSTIFY || !grounds.isEmpty(),
          "JUSTIFY needs at least one of \"grounds\"");
    }
  }

  record SubmitEvidence(
      Envelope envelope, Id id, Id sourceId, Tends tends, Optional<String> locator)
      implements AllegationAct {
    public SubmitEvidence {
      Statement.mustSayWhoAndWhen(envelope);
    }
  }

  /// @param until by when it is to be done
  record OfferCure(Envelope envelope, Id id, Words what, Optional<When> until)
      implements AllegationAct {
    public OfferCure {
      Statement.mustSayWhoAndWhen(envelope);
      Malformed.unless(!what.isBlank(), "\"what\" is blank: say what would put it right");
    }
  }

  record AcceptCure(Envelope envelope, Id id) implements AllegationAct {
    public AcceptCure {
      Statement.mustSayWhoAndWhen(envelope);
    }
  }

  /// @param forum before whom
  /// @param step of the agreement's procedure; left out, it is outside any procedure
  /// @param days how long the step takes at most, where the procedure does not say it
  record ReferAllegation(
      Envelope envelope, Id id, Id forum, Optional<Id> step, Optional<Integer> days)
      implements AllegationAct {
    public ReferAllegation {
      Statement.mustSayWhoAndWhen(envelope);
      days.ifPresent(d -> Lengths.days("days", d));
    }
  }

  /// What a named body found. Nobody's position moves by it; each may take a stance on VALID of it.
  ///
  /// @param mandate on which the body finds, or
  /// @param basis what else entitles it
  /// @param textSourceId the finding itself
  record RecordFinding(
      Envelope envelope,
      Id id,
      Id body,
      Optional<Id> mandate,
      Optional<Words> basis,
      FindingResult result,
      Optional<Id> textSourceId)
      implements AllegationAct {
    public RecordFinding {
      Statement.mustSayWhoAndWhen(envelope);
    }
  }

  record CloseAllegation(Envelope envelope, Id id, How how) implements AllegationAct {
    public CloseAllegation {
      Statement.mustSayWhoAndWhen(envelope);
    }
  }

  enum Tends {
    SUPPORTS,
    REBUTS
  }

  enum FindingResult {
    SUBSTANTIATED,
    NOT_SUBSTANTIATED,
    UNATTRIBUTED,
    INCONCLUSIVE
  }

  enum How {
    WITHDRAWN,
    SETTLED,
    WAIVED,
    CURED
  }

  /// DENY_FACT denies that the occurrences happened, DENY_ATTRIBUTION that the respondent did them.
  enum Answer {
    DENY,
    DENY_FACT,
    DENY_ATTRIBUTION,
    ADMIT,
    JUSTIFY,
    RESERVE
  }

  /// Circumstances that an answer may rely on (ILC Articles on State Responsibility, 20-27).
  enum Ground {
    CONSENT,
    SELF_DEFENCE,
    COUNTERMEASURE,
    FORCE_MAJEURE,
    DISTRESS,
    NECESSITY,
    WITHHOLDING,
    OTHER_READING,
    NOT_ATTRIBUTABLE,
    SUSPENDED,
    RELEASED,
    OTHER
  }
}
