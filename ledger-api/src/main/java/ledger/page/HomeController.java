package ledger.page;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ledger.account.SignedIn;
import ledger.draft.ActDraft;
import ledger.draft.DraftTable;
import ledger.issuer.Issuer;
import ledger.issuer.IssuerOrNone;
import ledger.request.Caller;
import ledger.request.ReadParameters;
import ledger.value.Id;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Where somebody signs in, and what they find then.
@Controller
class HomeController {

  private final Desks desks;
  private final DraftTable drafts;
  private final IssuerOrNone issuer;

  HomeController(Desks desks, DraftTable drafts, IssuerOrNone issuer) {
    this.desks = desks;
    this.drafts = drafts;
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
  ModelAndView negotiations(
      Principal principal,
      ReadParameters parameters,
      @RequestParam Optional<String> after,
      Locale locale) {
    var desk = desks.of(principal, parameters, after.flatMap(Id::parse), locale);
    return new ModelAndView(
        "home", Map.of("user", principal.getName(), "desk", desk, "drafts", drafts(principal)));
  }

  /// What is typed and not recorded yet, as far as what the caller signed in with is good for it.
  private List<ActDraft> drafts(Principal principal) {
    return drafts.of(Caller.of(principal)).stream()
        .filter(draft -> SignedIn.reaches(principal, draft.negotiation()))
        .toList();
  }
}
