package ledger.dossier;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.AdoptionAct;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.NoticeGround;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.ReassignCommitment;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.act.AgreementAct.WithdrawProposal;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.terms.Commitment;
import ledger.terms.DurationClause;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.terms.Link;
import ledger.terms.Linkage;
import ledger.terms.Power;
import ledger.terms.Rule;
import ledger.terms.Term;
import ledger.terms.Terms;
import ledger.value.Id;

/// A name by which acts hang together: two acts that have a tie in common are folded together, and
/// what has no tie to a new act stays as it is. A tie too many costs time; a tie too few would give
/// a wrong answer.
///
/// Actors and places tie nothing: what a party did in one agreement changes nothing in another.
record Tie(Of of, String name) {

  enum Of {
    AGREEMENT,
    /// A commitment that is named without its agreement.
    BARE_KEY,
    READING,
    OCCURRENCE,
    ALLEGATION,
    /// An answer to an issue.
    ANSWER,
    ISSUE,
    MANDATE,
    DESIGNATION,
    ACT,
    /// Every report, where a condition counts reports by their description.
    EVERY_OCCURRENCE
  }

  static final Tie EVERY_OCCURRENCE = new Tie(Of.EVERY_OCCURRENCE, "");

  static Tie agreement(Id id) {
    return new Tie(Of.AGREEMENT, id.value());
  }

  static Tie bare(Id key) {
    return new Tie(Of.BARE_KEY, key.value());
  }

  static Tie act(UUID id) {
    return new Tie(Of.ACT, id.toString());
  }

  static Set<Tie> of(Act.Statement act) {
    var ties = new Gathered();
    ties.add(Of.ACT, act.actId().toString());
    switch (act) {
      case AgreementAct a -> ties.agreement(a);
      case ReportOccurrence a -> {
        ties.add(Of.OCCURRENCE, a.id());
        a.relates().forEach(r -> ties.key(r.key()));
      }
      case AssessOccurrence a -> ties.add(Of.OCCURRENCE, a.id());
      case AllegationAct a -> ties.allegation(a);
      case RaiseIssue a -> {
        ties.add(Of.ISSUE, a.id());
        a.propositions().forEach(p -> ties.add(Of.ANSWER, p.id()));
      }
      case TakeStance a -> {
        ties.proposition(a.proposition());
        a.leavesOpen().forEach(ties::proposition);
        a.supersedes().ifPresent(id -> ties.add(Of.ACT, id.toString()));
      }
      case MandateAct a -> ties.add(Of.MANDATE, a.id());
      case AdoptionAct a -> ties.add(Of.ACT, a.target());
    }
    return ties.ties;
  }

  /// Whether a stance bears on more than can be told from what it names: on a finding or on a
  /// correction, which a party of any agreement may contest, or on a role in all of the
  /// negotiation.
  ///
  /// @param ofAgreements the acts about agreements
  static boolean isToAll(Act.Statement act, Set<UUID> ofAgreements) {
    return act instanceof TakeStance stance
        && switch (stance.proposition().kind()) {
          case VALID ->
              ofAgreements.stream()
                  .map(UUID::toString)
                  .noneMatch(stance.proposition().argument(0)::equals);
          case ROLE -> stance.proposition().argument(2).equals(act.negotiation().value());
          case EXISTS, CONSENTED, OWES, MEANS, OCCURRED, ATTRIBUTED, COUNTS -> false;
          case BREACH, NAME, RELATION, SHOULD, CLAIM -> false;
        };
  }

  private static final class Gathered {
    private final Set<Tie> ties = new HashSet<>();

    private void add(Of of, Object name) {
      ties.add(new Tie(of, name.toString()));
    }

    private void all(Of of, Collection<Id> names) {
      names.forEach(name -> add(of, name));
    }

    private void key(KeyRef key) {
      key.agreement()
          .ifPresentOrElse(id -> add(Of.AGREEMENT, id), () -> add(Of.BARE_KEY, key.key()));
    }

    private void agreement(AgreementAct act) {
      add(Of.AGREEMENT, act.agreement());
      switch (act) {
        case ProposeAgreement a -> terms(a.terms());
        case RecordClaimedAgreement a -> terms(a.terms());
        case ReviseTerms a -> terms(a.terms());
        case AdvanceReading a -> {
          add(Of.READING, a.readingId());
          all(Of.READING, a.replaces());
          a.links().stream().flatMap(List::stream).forEach(this::link);
        }
        case ConfirmReadiness a -> {
          a.readingId().ifPresent(id -> add(Of.READING, id));
          a.conditions().ifPresent(this::condition);
        }
        case DeclareConsent a ->
            a.declarations().forEach(d -> d.readingId().ifPresent(id -> add(Of.READING, id)));
        case RelateAgreements a -> {
          add(Of.AGREEMENT, a.from());
          add(Of.AGREEMENT, a.to());
        }
        case GiveNotice a -> {
          a.grounds().stream()
              .map(NoticeGround::allegation)
              .flatMap(Optional::stream)
              .forEach(id -> add(Of.ALLEGATION, id));
          a.effectUnless().ifPresent(this::condition);
        }
        case WithdrawReadiness _, WithdrawProposal _, WithdrawNotice _ -> {}
        case ReleaseCommitment _, ReassignCommitment _, RecordEntryIntoForce _ -> {}
      }
    }

    private void allegation(AllegationAct act) {
      add(Of.ALLEGATION, act.id());
      switch (act) {
        case AllegeBreach a -> {
          a.keys().forEach(this::key);
          all(Of.OCCURRENCE, a.occurrences());
          all(Of.READING, a.underReading());
          a.counterTo().ifPresent(id -> add(Of.ALLEGATION, id));
        }
        case RespondToAllegation a -> {
          all(Of.READING, a.underReading());
          a.counterId().ifPresent(id -> add(Of.ALLEGATION, id));
          a.leavesOpen().forEach(this::proposition);
        }
        case AllegationAct.SubmitEvidence _, AllegationAct.OfferCure _ -> {}
        case AllegationAct.AcceptCure _, AllegationAct.ReferAllegation _ -> {}
        case AllegationAct.RecordFinding _, AllegationAct.CloseAllegation _ -> {}
      }
    }

    private void terms(Terms terms) {
      terms.terms().forEach(this::term);
      rule(terms.force().rule());
    }

    private void term(Term term) {
      switch (term) {
        case Commitment c -> c.antecedent().ifPresent(this::condition);
        case Linkage l -> l.links().forEach(this::link);
        case Power p -> {
          p.requires().ifPresent(this::condition);
          p.effectUnless().ifPresent(this::condition);
        }
        case DurationClause _, Term.Recital _, Term.Definition _, Term.Procedure _ -> {}
      }
    }

    private void rule(Rule rule) {
      switch (rule) {
        case Rule.On(var condition) -> condition(condition);
        case Rule.AllOf(var parts) -> parts.forEach(this::rule);
        case Rule.AnyOf(var parts) -> parts.forEach(this::rule);
        case Rule.AllConsent _, Rule.ConsentOf _, Rule.NOf _, Rule.OnDate _ -> {}
      }
    }

    /// A bare key in a text or a condition is one of the agreement's own.
    private void link(Link link) {
      link.keys().flatMap(key -> key.agreement().stream()).forEach(id -> add(Of.AGREEMENT, id));
      if (link instanceof Link.On(_, var when)) condition(when);
    }

    private void condition(Expr expr) {
      expr.keys().flatMap(key -> key.agreement().stream()).forEach(id -> add(Of.AGREEMENT, id));
      switch (expr) {
        case Expr.InForce(var agreement) -> add(Of.AGREEMENT, agreement);
        case Expr.Found(var allegation) -> add(Of.ALLEGATION, allegation);
        case Expr.Occurred(var filter) -> filter(filter);
        case Expr.Count(var filter, _) -> filter(filter);
        case Expr.All(var parts) -> parts.forEach(this::condition);
        case Expr.Any(var parts) -> parts.forEach(this::condition);
        case Expr.Within(_, var of) -> condition(of);
        case Expr.Performed _, Expr.Ready _, Expr.Date _ -> {}
      }
    }

    /// What relates to a commitment is tied to its agreement by that.
    private void filter(Expr.Filter filter) {
      if (filter.relates().isEmpty()) ties.add(EVERY_OCCURRENCE);
    }

    private void proposition(Proposition p) {
      switch (p.kind()) {
        case EXISTS, SHOULD -> {
          add(Of.AGREEMENT, p.argument(0));
          add(Of.ANSWER, p.argument(0));
        }
        case CONSENTED -> add(Of.AGREEMENT, p.argument(1));
        case ROLE -> add(Of.AGREEMENT, p.argument(2));
        case OWES -> commitment(p.argument(0));
        case MEANS -> {
          commitment(p.argument(0));
          add(Of.READING, p.argument(1));
        }
        case OCCURRED, ATTRIBUTED -> add(Of.OCCURRENCE, p.argument(0));
        case COUNTS -> {
          add(Of.OCCURRENCE, p.argument(0));
          commitment(p.argument(1));
        }
        case BREACH -> add(Of.ALLEGATION, p.argument(0));
        case VALID -> add(Of.ACT, p.argument(0));
        case NAME -> add(Of.DESIGNATION, p.argument(1));
        case RELATION -> {
          add(Of.AGREEMENT, p.argument(0));
          add(Of.AGREEMENT, p.argument(1));
        }
        case CLAIM -> add(Of.ANSWER, p.argument(0));
      }
    }

    /// Names have points in them too: any that can be meant is tied.
    private void commitment(String name) {
      add(Of.BARE_KEY, name);
      var parts = Arrays.asList(name.split("\\.", -1));
      Stream.iterate(1, n -> n < parts.size(), n -> n + 1)
          .map(n -> String.join(".", parts.subList(0, n)))
          .filter(agreement -> !agreement.isEmpty())
          .forEach(agreement -> add(Of.AGREEMENT, agreement));
    }
  }
}
