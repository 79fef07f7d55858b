package ledger.drafting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import ledger.page.Here;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/// Sends a browser on to a page, so that going back or loading it again sends nothing twice.
final class SeeOther {

  private SeeOther() {}

  /// @param sent what its address keeps from page to page is kept
  /// @param address perhaps with parameters of its own and a place on the page
  static ModelAndView page(HttpServletRequest sent, String address) {
    var kept = UriComponentsBuilder.fromUriString(address);
    for (var parameter : Here.PARAMETERS)
      Optional.ofNullable(sent.getParameter(parameter))
          .filter(typed -> !typed.isEmpty())
          .ifPresent(typed -> kept.queryParam(parameter, typed));
    var view = new RedirectView(kept.encode().build().toUriString());
    view.setStatusCode(HttpStatus.SEE_OTHER);
    view.setExpandUriTemplateVariables(false);
    view.setExposeModelAttributes(false);
    return new ModelAndView(view);
  }
}
