package ledger.page;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.act.Act;
import ledger.act.ReferentAct.AddDesignation;
import ledger.docket.Docket;
import ledger.dossier.Dossier;
import ledger.http.Asked;
import ledger.http.Caller;
import ledger.http.Dossiers;
import ledger.http.Opened;
import ledger.positions.Positions;
import ledger.readiness.ReadinessBoard;
import ledger.register.Register;
import ledger.timeline.Timeline;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// The pages that people read. The same dossier, the same answers; nothing needs a script.
@Controller
class PageController {

  private final Dossiers dossiers;

  PageController(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @GetMapping("/")
  String home() {
    return "redirect:/negotiations";
  }

  @GetMapping("/login")
  String login() {
    return "login";
  }

  @GetMapping(path = "/negotiations", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView all(Principal principal) {
    return new ModelAndView(
        "negotiations",
        Map.of("user", principal.getName(), "negotiations", dossiers.openTo(Caller.of(principal))));
  }

  @GetMapping(path = "/negotiations/{negotiation}", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView one(
      @PathVariable String negotiation, Principal principal, Locale locale, Asked asked) {
    var user = principal.getName();
    return dossiers
        .open(negotiation, Caller.of(principal), asked)
        .map(opened -> new ModelAndView("negotiation", model(negotiation, opened, user, locale)))
        .orElseGet(() ->
            new ModelAndView(
                "missing", Map.of("user", user, "id", negotiation), HttpStatus.NOT_FOUND));
  }

  private static Map<String, Object> model(String id, Opened opened, String user, Locale locale) {
    var dossier = opened.dossier();
    var view = opened.view();
    var timeline = Timeline.of(view).lines();
    return Map.ofEntries(
        Map.entry("user", user),
        Map.entry("id", id),
        Map.entry("title", dossier.title()),
        Map.entry("shown", new Shown(opened.names(), locale)),
        Map.entry("asked", opened.asked()),
        Map.entry("position", opened.position()),
        Map.entry("parties", dossier.principals().toList()),
        Map.entry("boards", Boards.of(dossier)),
        Map.entry("matrix", Positions.of(dossier)),
        Map.entry("register", Register.of(view)),
        Map.entry("readiness", ReadinessBoard.of(view)),
        Map.entry("docket", Docket.of(dossier)),
        Map.entry("said", timeline.stream().filter(l -> l.act() instanceof Act.Statement).toList()),
        Map.entry("filed", timeline.stream().filter(l -> l.act() instanceof Act.Filing).toList()),
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
