package ledger.act;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ledger.value.Hash;
import ledger.value.Id;
import ledger.value.Malformed;

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
          actor.isEmpty() || capacity.actsForSomebody() || capacity == Capacity.MONITOR,
          "\"actor\" is not for a " + capacity + ", who acts for nobody");
      Malformed.unless(
          actor.isPresent() || !userIds.isEmpty(),
          "nobody is admitted: name an \"actor\", \"userIds\", or both");
    }
  }

  /// The users hold this capacity from now on and none of those that they held before.
  ///
  /// @param capacity left out, they leave the negotiation
  record ChangeCapacity(
      Envelope envelope, List<UserId> userIds, Optional<Capacity> capacity, Optional<Id> actor)
      implements NegotiationAct {
    public ChangeCapacity {
      userIds = List.copyOf(userIds);
      Malformed.unless(!userIds.isEmpty(), "\"userIds\" is empty: say whose capacity changes");
      Malformed.unless(
          actor.isPresent() || capacity.filter(Capacity::actsForSomebody).isEmpty(),
          "\"actor\" is missing: a REP or THIRD acts for somebody, say for whom");
      Malformed.unless(
          actor.isEmpty()
              || capacity.filter(c -> c.actsForSomebody() || c == Capacity.MONITOR).isPresent(),
          "\"actor\" is not for somebody who acts for nobody");
    }
  }

  /// Says what a file of history holds before its acts are sent, so that all of it can be found
  /// again.
  ///
  /// @param hash of the file's bytes
  /// @param count how many acts it gives
  /// @param origin where it comes from
  record ImportBatch(Envelope envelope, Id id, String hash, int count, String origin)
      implements NegotiationAct {
    public ImportBatch {
      Malformed.unless(Hash.isSha256(hash), "\"hash\" must be " + Hash.FORM);
      Malformed.unless(count >= 0, "\"count\" is below 0");
      Malformed.unless(!origin.isBlank(), "\"origin\" is blank: say where the file comes from");
    }
  }

  /// A part of the negotiation that only its members may see. Said again with the same id by one of
  /// them, it has these members from then on: they see all of it, and others nothing more.
  ///
  /// @param id what its members call it
  /// @param members users who take part, whoever defines it among them
  /// @param unsealRule left out, every member
  record DefineCompartment(
      Envelope envelope,
      Id id,
      List<UserId> members,
      Visibility visibility,
      Optional<UnsealRule> unsealRule)
      implements NegotiationAct {

    /// Who has to agree before an act of it is made known to everybody.
    public enum UnsealRule {
      /// Every member who may write.
      EVERY_MEMBER,
      /// Whoever recorded the act.
      ITS_RECORDER
    }

    /// What those who are no members may know of it.
    public enum Visibility {
      /// That it is there, who its members are and how many acts it has.
      AS_SEALED,
      /// Nothing.
      INVISIBLE
    }

    public DefineCompartment {
      members = members.stream().distinct().toList();
      Malformed.unless(
          id.value().matches("[A-Za-z0-9-]{1,20}"),
          "\"id\" of a compartment is 1 to 20 of A-Z, a-z, 0-9 and -: ids of what is in it begin with it");
      Malformed.unless(!members.isEmpty(), "\"members\" is empty: say who may see it");
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

  /// @param counts which strengths move a party's own position; none given means FIRST_PARTY
  /// @param labels words, per language, that a neutral label may not contain; none given means ours
  record Policy(Set<Strength> counts, Map<String, List<String>> labels) {

    public static final Policy DEFAULT = new Policy(Set.of(), Map.of());

    private static final List<String> CHARACTERIZATIONS =
        List.of(
            "violate",
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
            "score");

    /// Kept in the order of the enum: the order of a plain set changes from run to run, and with it
    /// the bytes that are stored.
    public Policy {
      Malformed.unless(
          !counts.contains(Strength.ATTRIBUTED) && !counts.contains(Strength.ANONYMOUS),
          "\"counts\" takes FIRST_PARTY and APPARENT only: hearsay never moves a party's position");
      var ordered = EnumSet.noneOf(Strength.class);
      ordered.addAll(counts);
      counts = Collections.unmodifiableSet(ordered);
      labels = Map.copyOf(labels);
    }

    public boolean counts(Strength strength) {
      return counts.isEmpty() ? strength == Strength.FIRST_PARTY : counts.contains(strength);
    }

    /// The words that make a label a characterization, in whichever language.
    public List<String> characterizations() {
      return labels.isEmpty()
          ? CHARACTERIZATIONS
          : labels.values().stream().flatMap(List::stream).toList();
    }
  }
}
