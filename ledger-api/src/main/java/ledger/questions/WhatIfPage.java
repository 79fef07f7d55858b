package ledger.questions;

import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.board.Hypothesis;
import ledger.changes.ChangesBetween;
import ledger.changes.ComparedViews;
import ledger.dossier.Dossier;
import ledger.page.NegotiationPages;
import ledger.problem.Problem;
import ledger.problem.WrongQuestion;
import ledger.recording.Quotas;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What would be otherwise in each view if acts were added, or had not been: asked privately, and
/// kept nowhere.
@Controller
@RequestMapping(path = "/negotiations/{negotiation}/whatif", produces = MediaType.TEXT_HTML_VALUE)
class WhatIfPage {

  private final NegotiationPages pages;
  private final TypedHypothesis typed;
  private final Quotas quotas;

  WhatIfPage(NegotiationPages pages, TypedHypothesis typed, Quotas quotas) {
    this.pages = pages;
    this.typed = typed;
    this.quotas = quotas;
  }

  /// @param without positions of acts that are left out, as links name them
  @GetMapping
  ModelAndView ask(
      ReadRequest request, Locale locale, @RequestParam(defaultValue = "") String without) {
    return page(request, locale, Optional.empty(), without);
  }

  /// @param acts that are added, written as in a file
  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ModelAndView answer(
      ReadRequest request,
      Locale locale,
      @RequestParam(defaultValue = "") String acts,
      @RequestParam(defaultValue = "") String without) {
    return page(request, locale, Optional.of(acts), without);
  }

  private ModelAndView page(
      ReadRequest request, Locale locale, Optional<String> typedActs, String without) {
    return pages.page(
        request,
        locale,
        "whatif",
        session -> {
          var model = new HashMap<String, Object>();
          var acts = typedActs.orElse("");
          model.put("acts", typedActs.orElseGet(() -> TypedHypothesis.template(session.dossier())));
          model.put("without", without.strip());
          model.put("fault", Optional.empty());
          model.put("compared", Optional.empty());
          if (acts.isBlank() && without.isBlank()) return model; // nothing is asked yet
          try {
            var hypothesis = typed.read(acts, without, session.acts());
            quotas.suppose(request.caller());
            model.put("compared", Optional.of(compared(hypothesis, session)));
          } catch (WrongQuestion wrong) {
            model.put("fault", Optional.of(told(wrong.problem())));
          }
          return model;
        });
  }

  /// Where it is, and what is wrong there.
  private static String told(Problem problem) {
    return Stream.of(problem.getTitle(), problem.getDetail())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(": "));
  }

  private static ChangesBetween compared(Hypothesis hypothesis, ReadSession session) {
    var asked = session.parameters();
    var known = Dossier.known(session.acts(), asked.position(session.acts()));
    var supposed =
        hypothesis
            .dossier(known, asked.about())
            .orElseThrow(() -> HypothesisFormat.notOpened(known));
    return ChangesBetween.of(
        session.dossier(), supposed, ComparedViews.of(session.dossier(), asked.view()));
  }
}
