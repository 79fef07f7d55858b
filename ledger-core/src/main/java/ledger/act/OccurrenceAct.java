package ledger.act;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import ledger.terms.BearsAs;
import ledger.terms.KeyRef;
import ledger.terms.OccurrenceKind;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;
import ledger.value.Words;

/// What can be asked of something that happened, or did not happen, in the world.
public sealed interface OccurrenceAct extends Act.Statement {

  Id id();

  /// @param where a registered place or road
  /// @param attributedTo who is said to have done it, and by whom that is said
  /// @param relates which commitments it bears on, and how
  record ReportOccurrence(
      Envelope envelope,
      Id id,
      OccurrenceKind kind,
      When when,
      Optional<Id> where,
      Optional<Quantity> quantity,
      List<AttributedTo> attributedTo,
      ObservationMode observationMode,
      List<String> limitations,
      List<Relates> relates)
      implements OccurrenceAct {
    public ReportOccurrence {
      Statement.mustSayWhoAndWhen(envelope);
      attributedTo = List.copyOf(attributedTo);
      limitations = List.copyOf(limitations);
      relates = List.copyOf(relates);
    }
  }

  /// What a monitor found of a reported occurrence, and how far it can know.
  ///
  /// @param mandate under which it monitors
  /// @param attribution who did it, where the assessment says so
  record AssessOccurrence(
      Envelope envelope,
      Id id,
      Id mandate,
      Result result,
      Optional<Id> attribution,
      List<String> limitations,
      Words method)
      implements OccurrenceAct {
    public AssessOccurrence {
      Statement.mustSayWhoAndWhen(envelope);
      limitations = List.copyOf(limitations);
      Malformed.unless(!method.isBlank(), "\"method\" is blank: say how it was assessed");
    }
  }

  enum Result {
    CONFIRMED,
    NOT_CONFIRMED,
    INCONCLUSIVE
  }

  enum ObservationMode {
    WITNESSED,
    INSTRUMENT,
    DOCUMENT,
    PARTY_STATEMENT,
    HEARSAY
  }

  record Quantity(Decimal value, String unit, Optional<String> items) {}

  record AttributedTo(Id actor, Optional<Confidence> confidence, Optional<Id> by) {
    public enum Confidence {
      LOW,
      MEDIUM,
      HIGH
    }
  }

  record Relates(KeyRef key, BearsAs as, Optional<Decimal> amount) {
    public boolean isPerformance() {
      return as == BearsAs.PERFORMANCE || as == BearsAs.PARTIAL;
    }

    /// How much it adds: what it says, or, for a performance that says nothing, all of it.
    public BigDecimal amountOf(Optional<BigDecimal> target) {
      return amount
          .map(Decimal::value)
          .or(() -> as == BearsAs.PERFORMANCE ? target : Optional.empty())
          .orElse(BigDecimal.ZERO);
    }

    /// Whether the commitment is performed in full by it, all in all; without a measure, a single
    /// performance is enough.
    public boolean completes(Optional<BigDecimal> target, BigDecimal soFar) {
      return target.map(t -> soFar.compareTo(t) >= 0).orElse(as == BearsAs.PERFORMANCE);
    }
  }
}
