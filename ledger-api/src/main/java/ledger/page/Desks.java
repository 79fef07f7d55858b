package ledger.page;

import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.account.SignedIn;
import ledger.act.UserId;
import ledger.board.Board;
import ledger.board.NextMover;
import ledger.calendar.Calendar;
import ledger.calendar.Date;
import ledger.dossier.postgres.AdmissionTable.Titled;
import ledger.negotiation.Negotiation.Admission;
import ledger.page.Desk.Waiting;
import ledger.request.Caller;
import ledger.request.ReadParameters;
import ledger.request.ReadRequest;
import ledger.sentence.Sentences;
import ledger.session.ReadSession;
import ledger.session.ReadSessions;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.view.View;
import org.springframework.stereotype.Component;

/// Lays out the desk of whoever signs in. Each negotiation on it is folded, so a desk shows a page
/// of them.
@Component
class Desks {

  private static final int MOST = 20;
  private static final int DATES = 3;

  private final ReadSessions sessions;
  private final LastLooked looked;

  Desks(ReadSessions sessions, LastLooked looked) {
    this.sessions = sessions;
    this.looked = looked;
  }

  /// @param after the last negotiation of the page before
  Desk of(Principal principal, ReadParameters parameters, Optional<Id> after, Locale locale) {
    var user = Caller.of(principal);
    var later =
        sessions.openTo(user).stream()
            .filter(one -> SignedIn.reaches(principal, one.id()))
            .filter(one -> after.filter(last -> one.id().compareTo(last) <= 0).isEmpty())
            .toList();
    var shown = later.subList(0, Math.min(MOST, later.size()));
    return new Desk(
        shown.stream().flatMap(one -> on(one, user, parameters, locale).stream()).toList(),
        shown.size() < later.size() ? Optional.of(shown.getLast().id()) : Optional.empty());
  }

  private Optional<Desk.Negotiation> on(
      Titled one, UserId user, ReadParameters parameters, Locale locale) {
    return sessions
        .open(new ReadRequest(one.id().value(), user, parameters))
        .map(session -> laidOut(one, user, session, locale));
  }

  private Desk.Negotiation laidOut(Titled one, UserId user, ReadSession session, Locale locale) {
    long seen = looked.by(user, one.id());
    return new Desk.Negotiation(
        one.id(),
        one.title(),
        session.position(),
        session.acts().stream().filter(act -> act.position() > seen).count(),
        seen < 0,
        next(session),
        waiting(session, user),
        new Sentences(session.dossier(), session.names(), locale));
  }

  private static List<Date> next(ReadSession session) {
    Instant about = session.parameters().about();
    return Calendar.of(session.view(View.RECORD)).dates().stream()
        .filter(date -> date.at().isAfter(about))
        .limit(DATES)
        .toList();
  }

  private record Turn(Id actor, NextMover.Awaited awaited, List<KeyRef> keys) {}

  private static List<Waiting> waiting(ReadSession session, UserId user) {
    var actors = actsFor(session, user);
    var waiting = new LinkedHashMap<Turn, Waiting>();
    if (actors.isEmpty()) return List.of();
    for (var view : Views.of(session))
      for (var mover : Board.of(session.view(view), view).nextMovers())
        if (actors.contains(mover.actor()))
          waiting
              .computeIfAbsent(
                  new Turn(mover.actor(), mover.awaited(), mover.keys()),
                  _ -> new Waiting(mover, new ArrayList<>()))
              .in()
              .add(view);
    return List.copyOf(waiting.values());
  }

  private static Set<Id> actsFor(ReadSession session, UserId user) {
    return session.dossier().negotiation().of(user).stream()
        .map(Admission::actor)
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
