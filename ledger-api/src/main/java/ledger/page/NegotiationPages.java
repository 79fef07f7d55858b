package ledger.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.compartment.Compartment;
import ledger.dossier.Entry;
import ledger.print.PrintedFoot;
import ledger.print.PrintedFoots;
import ledger.problem.NotFound;
import ledger.request.ReadRequest;
import ledger.role.ServerRole;
import ledger.sentence.Sentences;
import ledger.session.ReadSession;
import ledger.session.ReadSessions;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// What every page of a negotiation has: its header, and the sentences it speaks in.
@Component
public class NegotiationPages {

  private final ReadSessions sessions;
  private final PrintedFoots foots;
  private final HttpServletRequest sent;
  private final ServerRole role;

  NegotiationPages(
      ReadSessions sessions, PrintedFoots foots, HttpServletRequest sent, ServerRole role) {
    this.sessions = sessions;
    this.foots = foots;
    this.sent = sent;
    this.role = role;
  }

  /// @param template which finds `here`, `shown`, `numbers`, `mayRecord`, `foot` and `user` beside
  ///   what `model` gives
  public ModelAndView room(
      ReadRequest request,
      Locale locale,
      Room room,
      String template,
      Function<ReadSession, Map<String, ?>> model) {
    return page(request, locale, Optional.of(room), template, model);
  }

  /// A page that is in no room.
  public ModelAndView page(
      ReadRequest request,
      Locale locale,
      String template,
      Function<ReadSession, Map<String, ?>> model) {
    return page(request, locale, Optional.empty(), template, model);
  }

  private ModelAndView page(
      ReadRequest request,
      Locale locale,
      Optional<Room> room,
      String template,
      Function<ReadSession, Map<String, ?>> model) {
    var user = request.caller().value();
    return sessions
        .open(request)
        .map(ReadSession::whereEverybodyIsNamed)
        .map(session ->
            new ModelAndView(template)
                .addObject("user", user)
                .addObject("here", here(request, session, room))
                .addObject("shown", new Sentences(session.dossier(), session.names(), locale))
                .addObject("numbers", numbers(session))
                .addObject("mayRecord", mayRecord(request, session))
                .addObject("foot", foots.of(request.negotiation(), session.position()))
                .addAllObjects(model.apply(session)))
        .orElseThrow(() -> new NotFound("negotiation", request.negotiation()));
  }

  /// Whether its foot has the root of a tree; until then it will be another page soon, without an
  /// act.
  static boolean isSigned(ModelAndView page) {
    return page.getModel().get("foot") instanceof PrintedFoot foot && foot.root().isPresent();
  }

  private Here here(ReadRequest request, ReadSession session, Optional<Room> room) {
    return new Here(
        request.negotiation(),
        session.dossier().title(),
        room,
        request.parameters(),
        session.dossier().principals().toList(),
        session.dossier().negotiation().compartments().all().map(Compartment::id).toList(),
        session.position(),
        sent.getRequestURI(),
        kept());
  }

  private Map<String, String> kept() {
    var kept = new LinkedHashMap<String, String>();
    for (var parameter : Here.PARAMETERS)
      Optional.ofNullable(sent.getParameter(parameter))
          .filter(typed -> !typed.isEmpty())
          .ifPresent(typed -> kept.put(parameter, typed));
    return kept;
  }

  private MayRecord mayRecord(ReadRequest request, ReadSession session) {
    return new MayRecord(request.caller(), session.dossier().negotiation(), role.writes());
  }

  private static Map<UUID, Long> numbers(ReadSession session) {
    return session.acts().stream()
        .collect(Collectors.toMap(one -> one.act().actId(), Entry::position));
  }
}
