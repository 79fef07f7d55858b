package ledger.calendar;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.participation.Participation;
import ledger.participation.Participation.Participant;
import ledger.register.Register;
import ledger.register.Register.Status;
import ledger.terms.Accession;
import ledger.terms.Rule;
import ledger.value.When;
import ledger.view.Force;
import ledger.view.Notices;
import ledger.view.Notices.Notice;
import ledger.view.RunningTerm;
import ledger.view.Supervaluation;
import ledger.view.Valuation;

/// Dates of agreements as a whole, of their notices and of those who take part in them.
final class Agreements {

  private final Supervaluation view;
  private final Instant about;

  private Agreements(Supervaluation view) {
    this.view = view;
    this.about = view.dossier().about();
  }

  static Stream<Mark> in(Supervaluation view) {
    return new Agreements(view).all();
  }

  private Stream<Mark> all() {
    return view.dossier().agreements().values().stream()
        .filter(file -> file.current().isPresent())
        .flatMap(file ->
            Stream.of(
                    offer(file),
                    decided(p -> force(p.own(file), p)),
                    decided(p -> ending(p.own(file), p)),
                    Notices.given(file).stream().flatMap(n -> decided(p -> notice(n, file, p))),
                    accession(file),
                    roll(file))
                .flatMap(marks -> marks)
                .map(mark -> mark.in(file.id())));
  }

  private Stream<Mark> decided(Function<Valuation, Stream<Mark>> dates) {
    return Mark.of(view.over(p -> dates.apply(p).toList()));
  }

  private Stream<Mark> offer(AgreementFile file) {
    return Mark.of(
        Register.status(file, view)
            .map(status -> status == Status.PROPOSED || status == Status.LAPSED)
            .map(offered -> offered ? lapses(file).toList() : List.<Mark>of()));
  }

  private static Stream<Mark> lapses(AgreementFile file) {
    var newest = newest(file);
    return newest.offerExpires().stream()
        .flatMap(until ->
            Mark.until(What.OFFER_LAPSES, until, file.id().value(), newest.act()).stream());
  }

  private Stream<Mark> force(AgreementFile file, Valuation valuation) {
    var force = valuation.force(file);
    var name = file.id().value();
    return Stream.concat(
        Stream.concat(force.starts().values().stream(), byTheRule(force))
            .map(s ->
                Mark.of(What.ENTRY_INTO_FORCE, s.at(), name, s.because())
                    .since(s.since())
                    .asSet(begins(file))),
        Stream.concat(
                force.starts().values().stream().map(Force.Start::concluded),
                force.agreed().stream())
            .filter(about::isBefore)
            .map(
                at -> Mark.of(What.CONCLUDED, at, name, origin(newest(file))).asSet(begins(file))));
  }

  /// Where it is in force by other means already, what the rule computes still decides from then on
  /// which text is current.
  private Stream<Force.Start> byTheRule(Force force) {
    return force.computed().stream()
        .filter(start -> about.isBefore(start.at()) && !force.starts().containsValue(start));
  }

  /// What consents and the text say it begins with.
  private static Stream<When> begins(AgreementFile file) {
    return Stream.concat(
        file.consents().stream().flatMap(said -> said.act().effectiveFrom().stream()),
        file.versions().stream().flatMap(version -> dates(version.terms().force().rule())));
  }

  private static Stream<When> dates(Rule rule) {
    return switch (rule) {
      case Rule.OnDate(var date) -> Stream.of(date);
      case Rule.AllOf(var parts) -> parts.stream().flatMap(Agreements::dates);
      case Rule.AnyOf(var parts) -> parts.stream().flatMap(Agreements::dates);
      case Rule.AllConsent _, Rule.ConsentOf _, Rule.NOf _, Rule.On _ -> Stream.empty();
    };
  }

  /// What the text and notices say it ends with.
  private static Stream<When> ends(AgreementFile file) {
    return Stream.concat(
        file.versions().stream()
            .flatMap(version -> version.terms().durationClause().stream())
            .flatMap(duration -> duration.until().stream()),
        file.notices().stream()
            .flatMap(notice ->
                Stream.concat(
                    Stream.of(notice.act().effectiveAt()), notice.act().until().stream())));
  }

  /// A term that renews itself has no end, but the day on which it is renewed.
  private Stream<Mark> ending(AgreementFile file, Valuation valuation) {
    var force = valuation.force(file);
    return Stream.concat(
        force.ending().stream()
            .map(end ->
                Mark.of(What.AGREEMENT_ENDS, end.at(), file.id().value(), end.because())
                    .asSet(ends(file))),
        force.term().stream().flatMap(term -> term(file, term)));
  }

  private static Stream<Mark> term(AgreementFile file, RunningTerm term) {
    var name = file.id().value();
    var what = term.renewal().isPresent() ? What.RENEWS : What.DURATION_ENDS;
    return Stream.concat(
        Mark.from(what, term.ends(), name, term.because()).stream(),
        term.objectBy().stream()
            .map(at -> Mark.of(What.OBJECT_TO_RENEWAL, at, name, term.because())));
  }

  private static Stream<Mark> notice(Notice notice, AgreementFile file, Valuation valuation) {
    var notices = valuation.force(file).notices();
    return mayTakeEffect(notices.state(notice))
        ? Stream.concat(Stream.of(effect(notice)), end(notice, notices, file))
        : Stream.empty();
  }

  private static boolean mayTakeEffect(Notices.State state) {
    return switch (state) {
      case GIVEN, EFFECTIVE, ENDED -> true;
      case CONTESTED, UNDETERMINED -> false; // of a register, not of a valuation
      case WITHDRAWN, AVERTED, NOT_ACCEPTED, NOT_COUNTED, BY_AN_OUTSIDER -> false;
    };
  }

  private static Mark effect(Notice notice) {
    var act = notice.said().act();
    return Mark.from(
            What.NOTICE_TAKES_EFFECT, act.effectiveAt(), act.noticeId().value(), act.actId())
        .map(mark -> notice.participant().map(mark::by).orElse(mark))
        .orElseThrow();
  }

  private static Stream<Mark> end(Notice notice, Notices notices, AgreementFile file) {
    var act = notice.said().act();
    return notices.endsAt(notice).stream()
        .map(at ->
            Mark.of(What.SUSPENSION_ENDS, at, act.noticeId().value(), List.of(act.actId()))
                .asSet(ends(file)))
        .map(mark -> notice.participant().map(mark::by).orElse(mark));
  }

  private static Stream<Mark> accession(AgreementFile file) {
    var newest = newest(file);
    var act = newest.act();
    return newest.terms().accession().stream()
        .flatMap(accession ->
            accession instanceof Accession.Open(var from, var until)
                ? Stream.concat(
                    from
                        .flatMap(w -> Mark.from(What.ACCESSION_OPENS, w, file.id().value(), act))
                        .stream(),
                    until
                        .flatMap(w -> Mark.until(What.ACCESSION_CLOSES, w, file.id().value(), act))
                        .stream())
                : Stream.empty());
  }

  /// Only what is still to come: who has been bound for long is in the roll of participants.
  private Stream<Mark> roll(AgreementFile file) {
    return Participation.periods(view, file).stream()
        .flatMap(ways ->
            Mark.of(
                ways.map(
                    p -> periods(file, p).filter(mark -> about.isBefore(mark.at())).toList())));
  }

  private static Stream<Mark> periods(AgreementFile file, Participant p) {
    return p.periods().stream()
        .flatMap(period ->
            Stream.concat(
                period.from().begins().stream()
                    .map(at ->
                        Mark.of(What.PARTICIPATION_BEGINS, at, file.id().value(), p.because())
                            .as(period.from())
                            .asSet(begins(file))),
                period.until().stream()
                    .flatMap(until ->
                        until.begins().stream()
                            .map(at ->
                                Mark.of(What.PARTICIPATION_ENDS, at, file.id().value(), p.because())
                                    .as(until)
                                    .asSet(ends(file))))))
        .map(mark -> mark.by(p.participant()));
  }

  private static Version newest(AgreementFile file) {
    return file.current().orElseThrow();
  }

  private static List<UUID> origin(Version version) {
    return List.of(version.act());
  }
}
