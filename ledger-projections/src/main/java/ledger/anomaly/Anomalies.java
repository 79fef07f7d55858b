package ledger.anomaly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.Decision;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.CloseAllegation;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.dossier.StatementOnRecord;
import ledger.terms.Commitment;
import ledger.terms.Power;
import ledger.value.Id;
import ledger.view.Force;
import ledger.view.Notices;
import ledger.view.Supervaluation;
import ledger.view.Valuation;

/// Flags acts that do not fit the state they found, in the order in which they took effect. They
/// came late, were imported, or contradict each other: all of them stay, and the reader is told.
///
/// @param flagged in effective order of the acts
public record Anomalies(List<Anomaly> flagged) {

  /// @param with the act that it does not fit, where there is one
  public record Anomaly(UUID act, Reason reason, Optional<UUID> with) {}

  public enum Reason {
    /// It speaks of a version that was not there yet.
    BEFORE_THE_TERMS,
    /// Right when it was said; another version was on record by the time it was recorded.
    RECORDED_AFTER_REVISION,
    /// Another version had replaced the one it speaks of.
    TO_A_SUPERSEDED_VERSION,
    NOT_A_PARTICIPANT,
    /// An acceptance stood already.
    CONSENT_REPEATED,
    NO_CONSENT_TO_WITHDRAW,
    /// Consent withdrawn or refused once it is in force, where notice would be due.
    AFTER_ENTRY_INTO_FORCE,
    NO_READINESS_TO_WITHDRAW,
    SHORT_NOTICE,
    /// What the power asks for was not so.
    POWER_CONDITION_NOT_MET,
    NOTICE_HAD_TAKEN_EFFECT,
    /// Entry into force is stated otherwise than the rule computes it.
    FORCE_DIFFERS_FROM_RULE,
    /// Several dates are stated for one entry into force.
    STATEMENTS_DIFFER,
    IN_FORCE_BEFORE_CONSENT,
    IN_FORCE_BEFORE_THE_AGREEMENT,
    WITHDRAWN_BEFORE_IN_FORCE,
    /// Said of an allegation after it was closed.
    AFTER_CLOSING
  }

  /// Those that come out whichever way contested matters are decided.
  public static Anomalies of(Supervaluation view) {
    var found = new ArrayList<Found>();
    for (var file : view.dossier().agreements().values()) {
      var ways =
          view.over(p -> {
            var here = new ArrayList<Found>();
            new InAgreement(p.own(file), p, p.force(file), here).look();
            return here;
          });
      ways.first().stream()
          .filter(f -> ways.outcomes(here -> here.contains(f)).equals(List.of(true)))
          .forEach(found::add);
    }
    afterClosing(view.dossier(), found);
    return new Anomalies(
        found.stream()
            .sorted(
                Comparator.comparing(
                        (Found f) -> f.said().entry(), ledger.dossier.Entry.EFFECTIVE_ORDER)
                    .thenComparing(Found::reason))
            .map(f -> new Anomaly(f.said().act().actId(), f.reason(), f.with()))
            .toList());
  }

  private record Found(StatementOnRecord<?> said, Reason reason, Optional<UUID> with) {}

  private static void afterClosing(Dossier dossier, List<Found> found) {
    for (var alleged : dossier.allegations().values()) {
      Optional<UUID> closed = Optional.empty();
      for (StatementOnRecord<? extends AllegationAct> said : alleged.said()) {
        if (closed.isPresent()) found.add(new Found(said, Reason.AFTER_CLOSING, closed));
        else if (said.counts()
            && said.act() instanceof CloseAllegation c
            && c.how() != AllegationAct.How.SETTLED) closed = Optional.of(c.actId());
      }
    }
  }

  /// One agreement, looked through once.
  private record InAgreement(
      AgreementFile file, Valuation valuation, Force force, List<Found> found) {

    void look() {
      consents();
      readiness();
      notices();
      statedForce();
    }

    private void flag(StatementOnRecord<?> said, Reason reason, Optional<UUID> with) {
      found.add(new Found(said, reason, with));
    }

    private void consents() {
      Map<Id, StatementOnRecord<DeclareConsent>> standing = new HashMap<>();
      for (var said : file.consents()) {
        versioned(said, said.act().version());
        var party = AgreementFile.named(said.act().by());
        if (party.isEmpty() || !said.counts()) continue;
        outsider(said, party.get());
        var before =
            Optional.ofNullable(standing.get(party.get())).filter(b -> !leftBetween(b, said));
        switch (said.act().decision()) {
          case ACCEPT, SIGN ->
              before
                  .filter(b ->
                      b.act().version() == said.act().version()
                          && b.act().decision() == said.act().decision()
                          && b.act().provisional() == said.act().provisional())
                  .ifPresent(
                      b -> flag(said, Reason.CONSENT_REPEATED, Optional.of(b.act().actId())));
          case WITHDRAW, REJECT -> {
            if (said.act().decision() == Decision.WITHDRAW && before.isEmpty())
              flag(said, Reason.NO_CONSENT_TO_WITHDRAW, Optional.empty());
            if (force.inForce().isAt(said.entry().effective()))
              flag(said, Reason.AFTER_ENTRY_INTO_FORCE, Optional.empty());
          }
        }
        if (said.act().decision() == Decision.ACCEPT || said.act().decision() == Decision.SIGN)
          standing.put(party.get(), said);
        else standing.remove(party.get());
      }
    }

    /// Whoever left consents anew, and repeats nothing.
    private boolean leftBetween(
        StatementOnRecord<DeclareConsent> before, StatementOnRecord<DeclareConsent> again) {
      return AgreementFile.named(again.act().by()).stream()
          .flatMap(p -> force.notices().taking(ledger.terms.Effect.WITHDRAW, p))
          .map(Notices.Notice::effectiveAt)
          .anyMatch(at ->
              at.isAfter(before.entry().effective()) && !at.isAfter(again.entry().effective()));
    }

    private void outsider(StatementOnRecord<DeclareConsent> said, Id party) {
      boolean mayJoin =
          file.version(said.act().version())
              .filter(v ->
                  !v.participants().contains(party)
                      && said.act().succeeds().isEmpty()
                      && v.terms()
                          .accession()
                          .filter(a -> a.admits(party, said.entry().effective()))
                          .isEmpty())
              .isEmpty();
      if (!mayJoin) flag(said, Reason.NOT_A_PARTICIPANT, Optional.empty());
    }

    private void versioned(StatementOnRecord<? extends AgreementAct> said, int number) {
      var at = said.entry().effective();
      var version = file.version(number);
      if (version.isEmpty() || at.isBefore(version.get().since()))
        flag(said, Reason.BEFORE_THE_TERMS, version.map(Version::act));
      file.superseded(number)
          .ifPresent(next -> {
            var by = file.origin(next.by());
            var revision = Optional.of(by.act().actId());
            if (!at.isBefore(next.at())) flag(said, Reason.TO_A_SUPERSEDED_VERSION, revision);
            else if (by.entry().position() < said.entry().position())
              flag(said, Reason.RECORDED_AFTER_REVISION, revision);
          });
    }

    private void readiness() {
      file.versions().stream()
          .flatMap(v -> v.terms().commitments())
          .map(Commitment::key)
          .distinct()
          .forEach(this::readiness);
    }

    private void readiness(Id key) {
      Map<Id, Boolean> ready = new HashMap<>();
      for (var said : file.readiness(key)) {
        var party = AgreementFile.named(said.act().by());
        if (party.isEmpty()) continue;
        switch (said.act()) {
          case ConfirmReadiness c -> {
            if (c.scope().getFirst().equals(key)) versioned(said, c.version());
            if (said.counts()) ready.put(party.get(), true);
          }
          case WithdrawReadiness w -> {
            if (w.scope().getFirst().equals(key)) versioned(said, w.version());
            if (said.counts() && !ready.getOrDefault(party.get(), false))
              flag(said, Reason.NO_READINESS_TO_WITHDRAW, Optional.empty());
            if (said.counts()) ready.put(party.get(), false);
          }
          case AgreementAct _ -> {}
        }
      }
    }

    private void notices() {
      for (var notice : Notices.given(file)) {
        var said = notice.said();
        if (said.counts() && !file.takesPart(said.act().by()))
          flag(said, Reason.NOT_A_PARTICIPANT, Optional.empty());
        if (notice.onShortNotice()) flag(said, Reason.SHORT_NOTICE, Optional.empty());
        file.versions().stream()
            .flatMap(v -> v.terms().power(said.act().powerKey()).stream())
            .reduce((_, later) -> later)
            .flatMap(Power::requires)
            .filter(e -> !valuation.in(file.id()).of(e).isAt(said.entry().effective()))
            .ifPresent(_ -> flag(said, Reason.POWER_CONDITION_NOT_MET, Optional.empty()));
        for (var withdrawn : file.noticesWithdrawn())
          if (withdrawn.act().noticeId().equals(said.act().noticeId())
              && !withdrawn.entry().effective().isBefore(notice.effectiveAt()))
            flag(withdrawn, Reason.NOTICE_HAD_TAKEN_EFFECT, Optional.of(said.act().actId()));
      }
    }

    private void statedForce() {
      var consented = firstConsents();
      var left = new HashMap<Id, Instant>();
      force
          .notices()
          .taking(ledger.terms.Effect.WITHDRAW)
          .forEach(n ->
              n.participant().ifPresent(p -> left.merge(p, n.effectiveAt(), InAgreement::earlier)));
      var first = new HashMap<Id, Instant>();
      for (var said : file.statedForce())
        said.act()
            .participant()
            .ifPresent(p ->
                first.merge(
                    p, said.act().effectiveAt().begins().orElseThrow(), InAgreement::earlier));
      for (var said : file.statedForce()) {
        var at = said.act().effectiveAt().begins().orElseThrow();
        if (said.act().participant().isEmpty()) ofTheWhole(said, at);
        else ofOne(said, at, said.act().participant().get(), consented, left, first);
      }
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }

    private Map<Id, StatementOnRecord<DeclareConsent>> firstConsents() {
      Map<Id, StatementOnRecord<DeclareConsent>> first = new HashMap<>();
      for (var said : file.consents())
        if (said.counts() && said.act().decision() == Decision.ACCEPT && !said.act().provisional())
          AgreementFile.named(said.act().by()).ifPresent(p -> first.putIfAbsent(p, said));
      return first;
    }

    /// Whoever had consented, left and consented anew has a day of its own for that.
    private boolean consentedAgain(Id party, Instant left) {
      var given =
          file.consents().stream()
              .filter(said -> said.counts() && said.act().by().is(party))
              .filter(said -> said.act().decision() == Decision.ACCEPT && !said.act().provisional())
              .map(said -> said.entry().effective())
              .toList();
      return given.stream().anyMatch(left::isAfter) && !given.stream().allMatch(left::isAfter);
    }

    private void ofTheWhole(StatementOnRecord<?> said, Instant at) {
      force
          .computed()
          .filter(computed -> !computed.at().equals(at))
          .ifPresent(_ -> flag(said, Reason.FORCE_DIFFERS_FROM_RULE, Optional.empty()));
      force
          .stated()
          .filter(stated -> !stated.at().equals(at))
          .ifPresent(stated ->
              flag(said, Reason.STATEMENTS_DIFFER, stated.because().stream().findFirst()));
    }

    private void ofOne(
        StatementOnRecord<?> said,
        Instant at,
        Id participant,
        Map<Id, StatementOnRecord<DeclareConsent>> consented,
        Map<Id, Instant> left,
        Map<Id, Instant> first) {
      var consent = Optional.ofNullable(consented.get(participant));
      consent
          .filter(c -> at.isBefore(c.entry().effective()))
          .ifPresent(c -> flag(said, Reason.IN_FORCE_BEFORE_CONSENT, Optional.of(c.act().actId())));
      force
          .stated()
          .filter(stated -> at.isBefore(stated.at()))
          .ifPresent(stated ->
              flag(
                  said,
                  Reason.IN_FORCE_BEFORE_THE_AGREEMENT,
                  stated.because().stream().findFirst()));
      Optional.ofNullable(left.get(participant))
          .filter(end -> end.isBefore(at) && at.equals(first.get(participant)))
          .filter(end -> !consentedAgain(participant, end))
          .ifPresent(_ -> flag(said, Reason.WITHDRAWN_BEFORE_IN_FORCE, Optional.empty()));
    }
  }
}
