package ledger.page;

import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ledger.issuer.Issuer;
import ledger.issuer.IssuerOrNone;
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
  private final IssuerOrNone issuer;

  HomeController(Desks desks, IssuerOrNone issuer) {
    this.desks = desks;
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
    return new ModelAndView("home", Map.of("user", principal.getName(), "desk", desk));
  }
}
