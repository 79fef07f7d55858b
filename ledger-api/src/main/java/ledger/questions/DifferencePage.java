package ledger.questions;

import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import ledger.changes.ChangesBetween;
import ledger.changes.ComparedViews;
import ledger.page.NegotiationPages;
import ledger.request.ComparisonPoint;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What is otherwise at one moment than at another, in every view, and because of which acts.
@Controller
class DifferencePage {

  private final NegotiationPages pages;

  DifferencePage(NegotiationPages pages) {
    this.pages = pages;
  }

  /// @param fromAbout as it was typed, and
  /// @param fromKnownBy the same
  @GetMapping(path = "/negotiations/{negotiation}/difference", produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView difference(
      ReadRequest request,
      Locale locale,
      ComparisonPoint from,
      @RequestParam(defaultValue = "") String fromAbout,
      @RequestParam(defaultValue = "") String fromKnownBy) {
    return pages.page(
        request,
        locale,
        "difference",
        session -> {
          var model = new HashMap<String, Object>();
          model.put("fromAbout", fromAbout);
          model.put("fromKnownBy", fromKnownBy);
          boolean asked = !fromAbout.isBlank() || !fromKnownBy.isBlank();
          model.put("compared", asked ? Optional.of(compared(from, session)) : Optional.empty());
          return model;
        });
  }

  private static ChangesBetween compared(ComparisonPoint from, ReadSession to) {
    return ChangesBetween.of(
        to.with(from.of(to.parameters())).dossier(),
        to.dossier(),
        ComparedViews.of(to.dossier(), to.parameters().view()));
  }
}
