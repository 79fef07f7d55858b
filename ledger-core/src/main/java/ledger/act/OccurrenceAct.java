package ledger.act;

import java.util.List;
import java.util.Optional;
import ledger.terms.KeyRef;

/// What can be asked of something that happened, or did not happen, in the world.
public sealed interface OccurrenceAct extends Act.Statement {

  /// @param where a registered place or road
  /// @param attributedTo who is said to have done it, and by whom that is said
  /// @param relates which commitments it bears on, and how
  record ReportOccurrence(
      Envelope envelope,
      Id id,
      Kind kind,
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

  enum Kind {
    DELIVERY,
    PASSAGE,
    CLOSURE,
    OPENING,
    RELEASE,
    USE_OF_FORCE,
    MOVEMENT,
    ACCESS_DENIED,
    STATUS,
    OTHER
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

  record Relates(KeyRef key, As as, Optional<Decimal> amount) {
    public enum As {
      PERFORMANCE,
      PARTIAL,
      CONTRARY,
      OBSTRUCTION,
      NON_PERFORMANCE
    }
  }
}
