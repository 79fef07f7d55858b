package ledger.operator;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.audit.Verification;
import ledger.query.Query;
import ledger.rebuild.postgres.Rebuild;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What operators ask the server for, as a page: to verify what it stores, to fold what is kept
/// anew, and to try again what could not be kept.
@Controller
class OperatorPage {

  private static final String PAGE = "redirect:/operator";

  private final Verification verification;
  private final Rebuild rebuild;
  private final RebuildController rebuilds;
  private final DeadLettersController letters;
  private final List<Query> questions;

  OperatorPage(
      Verification verification,
      Rebuild rebuild,
      RebuildController rebuilds,
      DeadLettersController letters,
      List<Query> questions) {
    this.verification = verification;
    this.rebuild = rebuild;
    this.rebuilds = rebuilds;
    this.letters = letters;
    this.questions = questions;
  }

  /// @param kept whether what was tried again could be kept
  @GetMapping(path = "/operator", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView page(Principal operator, @RequestParam Optional<Boolean> kept) {
    var model = new HashMap<String, Object>();
    model.put("user", operator.getName());
    model.put("verified", verification.state());
    model.put("rebuild", rebuild.progress());
    model.put("questions", questions.stream().map(Query::name).sorted().toList());
    model.put("letters", letters.all().deadLetters());
    model.put("kept", kept);
    return new ModelAndView("operator", Map.copyOf(model));
  }

  @PostMapping(path = "/operator", params = "do=verify")
  String verify() {
    verification.begin();
    return PAGE;
  }

  /// @param question empty for all of them
  @PostMapping(path = "/operator", params = "do=rebuild")
  String rebuild(@RequestParam(defaultValue = "") String question) {
    if (question.isEmpty()) rebuilds.all();
    else rebuilds.one(question);
    return PAGE;
  }

  @PostMapping(path = "/operator", params = "do=stop")
  String stop() {
    rebuilds.stop();
    return PAGE;
  }

  @PostMapping(path = "/operator", params = "do=retry")
  String retry(@RequestParam String question, @RequestParam String negotiation) {
    return PAGE + "?kept=" + letters.retry(question, negotiation).kept();
  }
}
