package ledger.calendar;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.MandateAct.RevokeMandate;
import ledger.docket.Docket;
import ledger.docket.Docket.Listed;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.StatementOnRecord;
import ledger.value.Id;
import ledger.view.Supervaluation;

/// Dates on the docket, of mandates and corrections, and of acts whose stated effect is to come.
final class Filed {

  private Filed() {}

  static Stream<Mark> in(Supervaluation view) {
    var dossier = view.dossier();
    return Stream.of(
            Docket.of(dossier).allegations().stream().flatMap(Filed::docket),
            mandates(dossier),
            dossier.entries().stream().flatMap(e -> correction(e.act()).stream()),
            dossier.toCome().stream().map(Filed::act))
        .flatMap(marks -> marks);
  }

  private static Stream<Mark> docket(Listed a) {
    return Stream.concat(
        a.cure().stream()
            .filter(cure -> !cure.accepted())
            .flatMap(cure ->
                cure.offer().until().stream()
                    .flatMap(until ->
                        Mark.until(What.CURE_UNTIL, until, a.id().value(), cure.offer().actId())
                            .stream())),
        a.referrals().stream()
            .flatMap(r ->
                r.deadline().stream()
                    .map(at ->
                        Mark.of(
                            What.REFERRAL_DEADLINE, at, a.id().value(), List.of(r.as().actId())))));
  }

  private static Stream<Mark> mandates(Dossier dossier) {
    var revoked =
        said(dossier, RevokeMandate.class).map(RevokeMandate::id).collect(Collectors.toSet());
    return said(dossier, GrantMandate.class).flatMap(m -> mandate(m, revoked));
  }

  private static Stream<Mark> mandate(GrantMandate m, Set<Id> revoked) {
    return revoked.contains(m.id())
        ? Stream.empty()
        : Stream.of(
                m.from().flatMap(w -> Mark.from(What.MANDATE_BEGINS, w, m.id().value(), m.actId())),
                m.to().flatMap(w -> Mark.until(What.MANDATE_ENDS, w, m.id().value(), m.actId())))
            .flatMap(Optional::stream)
            .map(mark -> mark.by(m.representative()));
  }

  private static <A extends Act> Stream<A> said(Dossier dossier, Class<A> kind) {
    return dossier.statements().stream()
        .map(StatementOnRecord::act)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private static Optional<Mark> correction(Act act) {
    return act instanceof CorrectRecord c
        ? c.objectBy()
            .flatMap(
                by -> Mark.until(What.OBJECT_TO_CORRECTION, by, c.target().toString(), c.actId()))
        : Optional.empty();
  }

  private static Mark act(Entry entry) {
    var act = entry.act();
    var id = act.actId();
    var mark =
        Mark.of(What.ACT_TAKES_EFFECT, entry.effective(), id.toString(), List.of(id))
            .since(entry.since());
    return act.envelope().by().flatMap(AgreementFile::named).map(mark::by).orElse(mark);
  }
}
