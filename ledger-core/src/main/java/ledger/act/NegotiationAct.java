package ledger.act;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What can be asked of the dossier itself.
public sealed interface NegotiationAct extends Act.Filing {

  record OpenNegotiation(Envelope envelope, String title, Optional<Policy> policy)
      implements NegotiationAct {
    public OpenNegotiation {
      Malformed.unless(!title.isBlank(), "\"title\" is blank: say what is negotiated");
    }
  }

  /// @param actor whom the users act for; needed for REP and THIRD, meaningless for the others
  record AdmitParticipant(
      Envelope envelope, Optional<Id> actor, Capacity capacity, List<UserId> userIds)
      implements NegotiationAct {
    public AdmitParticipant {
      userIds = List.copyOf(userIds);
      Malformed.unless(
          actor.isPresent() || !capacity.actsForSomebody(),
          "\"actor\" is missing: a " + capacity + " acts for somebody, say for whom");
      Malformed.unless(
          actor.isPresent() || !userIds.isEmpty(),
          "nobody is admitted: name an \"actor\", \"userIds\", or both");
    }
  }

  /// What a user may do in one negotiation. Not a role in the real world.
  enum Capacity {
    OWNER,
    RECORDER,
    REP,
    MONITOR,
    THIRD,
    CUSTODIAN,
    AUDITOR;

    public boolean actsForSomebody() {
      return this == REP || this == THIRD;
    }

    public boolean writes() {
      return this != AUDITOR;
    }
  }

  /// @param counts which strengths move a party's own consent, readiness and stance
  /// @param labels words, per language, that a neutral label may not contain; empty means the
  ///   default
  record Policy(Set<Strength> counts, Map<String, List<String>> labels) {

    public static final Policy DEFAULT =
        new Policy(
            Set.of(Strength.FIRST_PARTY),
            Map.of(
                "en",
                List.of(
                    "violate",
                    "violator",
                    "breach",
                    "comply",
                    "guilty",
                    "regime",
                    "terrorist",
                    "occupied",
                    "illegal",
                    "aggressor",
                    "truth",
                    "verdict",
                    "score")));

    public Policy {
      counts = counts.isEmpty() ? Set.of(Strength.FIRST_PARTY) : Set.copyOf(counts);
      Malformed.unless(
          !counts.contains(Strength.ATTRIBUTED) && !counts.contains(Strength.ANONYMOUS),
          "\"counts\" takes FIRST_PARTY and APPARENT only: hearsay never moves a party's position");
      labels = labels.isEmpty() ? defaultLabels() : Map.copyOf(labels);
    }

    private static Map<String, List<String>> defaultLabels() {
      return DEFAULT.labels;
    }
  }
}
