package ledger.page;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ledger.account.SignedIn;
import ledger.act.Act;
import ledger.act.ReferentAct.AddDesignation;
import ledger.docket.Docket;
import ledger.docket.DocketQuery;
import ledger.dossier.Dossier;
import ledger.issuer.Issuer;
import ledger.issuer.IssuerOrNone;
import ledger.positions.PositionsQuery;
import ledger.problem.NotFound;
import ledger.query.AnswerRow;
import ledger.readiness.ReadinessBoard;
import ledger.readiness.ReadinessQuery;
import ledger.register.Register;
import ledger.register.RegisterQuery;
import ledger.request.Caller;
import ledger.request.ReadParametersResolver;
import ledger.request.ReadRequest;
import ledger.sentence.Sentences;
import ledger.session.ReadSession;
import ledger.session.ReadSessions;
import ledger.timeline.Timeline;
import ledger.timeline.TimelineQuery;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.ModelAndView;

/// The pages that people read. The same session, the same queries and the same rows as for
/// software; nothing needs a script.
@Controller
class PageController {

  private static final String TEXT = MediaType.TEXT_PLAIN_VALUE + ";charset=utf-8";
  private static final int NARROWEST = 40;
  private static final int UNLESS_SAID = 120;
  private static final List<String> WIDTHS = List.of("a whole number of columns from 40 to 9999");

  private final ReadSessions sessions;
  private final MessageSource labels;
  private final IssuerOrNone issuer;

  PageController(ReadSessions sessions, MessageSource labels, IssuerOrNone issuer) {
    this.sessions = sessions;
    this.labels = labels;
    this.issuer = issuer;
  }

  @GetMapping("/")
  String home() {
    return "redirect:/negotiations";
  }

  @GetMapping("/login")
  ModelAndView login() {
    boolean open = issuer.issuer().flatMap(Issuer::client).isPresent();
    return new ModelAndView("login", Map.of("issuer", open));
  }

  @GetMapping(path = "/negotiations", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView all(Principal principal) {
    var all =
        sessions.openTo(Caller.of(principal)).stream()
            .filter(one -> SignedIn.reaches(principal, one.id()))
            .toList();
    return new ModelAndView(
        "negotiations", Map.of("user", principal.getName(), "negotiations", all));
  }

  @GetMapping(path = "/negotiations/{negotiation}", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView one(ReadRequest request, Locale locale) {
    return sessions
        .open(request)
        .map(session -> new ModelAndView("negotiation", model(request, session, locale)))
        .orElseGet(() ->
            new ModelAndView(
                "missing",
                Map.of("user", request.caller().value(), "id", request.negotiation()),
                HttpStatus.NOT_FOUND));
  }

  /// The same for a terminal.
  @GetMapping(path = "/negotiations/{negotiation}", produces = TEXT)
  ResponseEntity<String> text(ReadRequest request, NativeWebRequest sent, Locale locale) {
    int width =
        ReadParametersResolver.read(sent, "width", PageController::width, WIDTHS)
            .orElse(UNLESS_SAID);
    return sessions
        .open(request)
        .map(session -> {
          session.mustBeNamed(request.parameters().view());
          return ResponseEntity.ok(new TextPage(session, labels, locale).of(width));
        })
        .orElseThrow(() -> new NotFound("negotiation", request.negotiation()));
  }

  private static Optional<Integer> width(String text) {
    return text.matches("[0-9]{2,4}")
        ? Optional.of(Integer.parseInt(text)).filter(width -> width >= NARROWEST)
        : Optional.empty();
  }

  private static Map<String, Object> model(
      ReadRequest request, ReadSession session, Locale locale) {
    session.mustBeNamed(request.parameters().view());
    var dossier = session.dossier();
    var timeline = AnswerRow.bodies(session.rows(new TimelineQuery()), Timeline.Line.class);
    return Map.ofEntries(
        Map.entry("user", request.caller().value()),
        Map.entry("id", request.negotiation()),
        Map.entry("title", dossier.title()),
        Map.entry("shown", new Sentences(dossier, session.names(), locale)),
        Map.entry("asked", request.parameters()),
        Map.entry("position", session.position()),
        Map.entry("parties", dossier.principals().toList()),
        Map.entry("boards", Boards.of(session)),
        Map.entry("matrix", PositionsQuery.matrix(session.rows(new PositionsQuery()))),
        Map.entry(
            "agreements",
            AnswerRow.bodies(session.rows(new RegisterQuery()), Register.Listed.class)),
        Map.entry(
            "readiness",
            AnswerRow.bodies(session.rows(new ReadinessQuery()), ReadinessBoard.Line.class)),
        Map.entry(
            "allegations", AnswerRow.bodies(session.rows(new DocketQuery()), Docket.Listed.class)),
        Map.entry("said", timeline.stream().filter(l -> l.act() instanceof Act.Statement).toList()),
        Map.entry("filed", timeline.stream().filter(l -> l.act() instanceof Act.Filing).toList()),
        Map.entry(
            "numbers",
            timeline.stream()
                .collect(Collectors.toMap(l -> l.act().actId(), Timeline.Line::position))),
        Map.entry("participants", dossier.negotiation().admitted().toList()),
        Map.entry("used", names(dossier)));
  }

  /// @param label the ledger's own
  record Names(String label, List<AddDesignation> used) {}

  private static List<Names> names(Dossier dossier) {
    return dossier.referents().values().stream()
        .map(r -> new Names(r.neutralLabel(), dossier.designations(r.id())))
        .filter(n -> !n.used().isEmpty())
        .toList();
  }
}
