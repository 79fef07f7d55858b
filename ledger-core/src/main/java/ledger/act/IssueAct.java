package ledger.act;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.Words;

/// What can be asked of a question, and of the attitudes to its answers.
public sealed interface IssueAct extends Act.Statement {

  record RaiseIssue(Envelope envelope, Id id, Words question, List<Raised> propositions)
      implements IssueAct {
    public RaiseIssue {
      Statement.mustSayWhoAndWhen(envelope);
      propositions = List.copyOf(propositions);
      Malformed.unless(!question.isBlank(), "\"question\" is blank");
      Malformed.unless(
          propositions.stream().noneMatch(p -> p.text().isBlank()),
          "\"propositions\" holds one without text");
      Malformed.unless(
          !propositions.isEmpty(), "\"propositions\" is empty: an issue needs one answer at least");
      Malformed.unless(
          new HashSet<>(propositions.stream().map(Raised::id).toList()).size()
              == propositions.size(),
          "\"propositions\" names an id twice");
    }
  }

  /// @param details WITHHELD where the holder gave none
  /// @param supersedes the earlier stance that it stands in the place of, where the speaker says so
  /// @param addressees whom an appeal is made to: referents, or `ALL` where the speaker said so
  record TakeStance(
      Envelope envelope,
      Proposition proposition,
      Stance stance,
      Optional<Attitude> attitude,
      List<Id> addressees,
      Optional<Words> scopeNote,
      List<Proposition> leavesOpen,
      Optional<Details> details,
      Optional<UUID> supersedes)
      implements IssueAct {
    public static final Id ALL = Id.of("ALL");

    public TakeStance {
      Statement.mustSayWhoAndWhen(envelope);
      addressees = List.copyOf(addressees);
      leavesOpen = List.copyOf(leavesOpen);
    }
  }

  enum Stance {
    AFFIRMS,
    DENIES,
    RESERVES,
    CONCEDES,
    WITHDRAWN
  }

  enum Attitude {
    WELCOMES,
    REGRETS,
    CONDEMNS
  }

  enum Details {
    WITHHELD
  }

  record Raised(Id id, Kind kind, Words text) {
    public enum Kind {
      CLAIM,
      SHOULD
    }
  }
}
