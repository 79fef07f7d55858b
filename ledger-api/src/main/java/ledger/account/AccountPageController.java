package ledger.account;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ledger.account.PersonalTokens.Answer;
import ledger.account.PersonalTokens.Wanted;
import ledger.act.UserId;
import ledger.administration.TokenScope;
import ledger.administration.TokenScope.Use;
import ledger.problem.FormProblems;
import ledger.problem.NotFound;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import ledger.request.Caller;
import ledger.request.RequestForm;
import ledger.sentence.Language;
import ledger.session.ReadSessions;
import ledger.value.Id;
import ledger.value.Malformed;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Where a user makes and ends tokens of its own, and an operator makes accounts, on a page: what
/// [PersonalTokensController] and [AccountsController] do for programs. A token is shown once, on
/// the page that answers the form.
@Controller
@RequestMapping(path = "/account", produces = MediaType.TEXT_HTML_VALUE)
class AccountPageController {

  /// For how many days a token may be asked for.
  private static final List<Integer> DAYS = List.of(1, 7, 30, 90, 365);

  private final PersonalTokens tokens;
  private final Accounts accounts;
  private final TokenUses uses;
  private final ReadSessions sessions;
  private final Clock clock;

  AccountPageController(
      PersonalTokens tokens,
      Accounts accounts,
      TokenUses uses,
      ReadSessions sessions,
      Clock clock) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.uses = uses;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// A token of the user, as the page lists it.
  ///
  /// @param lastUsed empty where it was never used
  public record Listed(PersonalToken token, boolean over, Optional<Instant> lastUsed) {}

  /// What is shown once.
  public record Shown(String name, String secret) {}

  /// What was typed into the form that was refused.
  public record Typed(String form, String name, String negotiation) {
    static final Typed NOTHING = new Typed("", "", "");
  }

  @GetMapping
  ModelAndView account(Principal principal) {
    return page(principal, Optional.empty(), Optional.empty(), Typed.NOTHING);
  }

  @PostMapping("/tokens")
  ModelAndView issue(
      Principal principal,
      @RequestParam String name,
      @RequestParam(defaultValue = "") Set<Use> may,
      @RequestParam(defaultValue = "") String negotiation,
      @RequestParam(defaultValue = "90") int days) {
    var typed = new Typed("token", name, negotiation);
    var id = Id.parse(name.strip());
    if (id.isEmpty())
      return refused(principal, FormProblems.TOKEN.missing("name", RequestForm.ID), typed);
    var scope =
        new TokenScope(
            may.isEmpty() ? EnumSet.of(Use.READ) : EnumSet.copyOf(may), Id.parse(negotiation));
    var expires =
        clock
            .instant()
            .truncatedTo(ChronoUnit.SECONDS)
            .plus(Duration.ofDays(DAYS.contains(days) ? days : 90));
    return switch (tokens.issue(Caller.of(principal), new Wanted(id.get(), scope, expires))) {
      case Answer.Issued(var token) ->
          shown(principal, new Shown(id.get().value(), token.secret()));
      case Answer.NameInUse _ ->
          refused(
              principal,
              RequestProblems.tokenNameInUse(principal.getName(), id.get().value()),
              typed);
      case Answer.TooMany _ ->
          refused(principal, RequestProblems.tooManyTokens(PersonalTokens.MOST), typed);
      case Answer.NoAccount _ -> throw new NotFound("account", principal.getName());
    };
  }

  @PostMapping("/tokens/end")
  String revoke(Principal principal, @RequestParam String name) {
    var user = Caller.of(principal);
    Id.parse(name).ifPresent(id -> tokens.revoke(user, user, id));
    return "redirect:/account";
  }

  /// Only operators are let through to here.
  @PostMapping("/people")
  ModelAndView open(
      Principal principal,
      @RequestParam String user,
      @RequestParam(name = "do", defaultValue = "open") String deed) {
    var typed = new Typed("person", user, "");
    var by = Optional.of(Caller.of(principal));
    UserId id;
    try {
      id = new UserId(user.strip());
    } catch (Malformed _) {
      return refused(principal, RequestProblems.userId(user), typed);
    }
    if (deed.equals("renew"))
      return accounts
          .renew(by, id)
          .map(issued -> shown(principal, new Shown(id.value(), issued.secret())))
          .orElseThrow(() -> new NotFound("account", user));
    return accounts
        .open(by, new Account(id, false))
        .map(issued -> shown(principal, new Shown(id.value(), issued.secret())))
        .orElseGet(() -> refused(principal, RequestProblems.accountExists(user), typed));
  }

  private ModelAndView shown(Principal principal, Shown once) {
    return page(principal, Optional.of(once), Optional.empty(), Typed.NOTHING);
  }

  private ModelAndView refused(Principal principal, Problem why, Typed typed) {
    var said = why.in(Language.of(LocaleContextHolder.getLocale()));
    var page = page(principal, Optional.empty(), Optional.of(said), typed);
    page.setStatus(HttpStatusCode.valueOf(why.getStatus()));
    return page;
  }

  private ModelAndView page(
      Principal principal, Optional<Shown> once, Optional<Problem> why, Typed typed) {
    var user = Caller.of(principal);
    var model = new HashMap<String, Object>();
    model.put("user", user.value());
    model.put("listed", listed(user));
    model.put("negotiations", sessions.openTo(user));
    model.put("days", DAYS);
    model.put("operator", isOperator(principal));
    model.put("typed", typed);
    once.ifPresent(shown -> model.put("once", shown));
    why.ifPresent(problem -> model.put("problem", problem));
    why.map(problem -> Optional.ofNullable(problem.getProperties()).orElseGet(Map::of))
        .ifPresent(parts -> model.put("parts", parts));
    return new ModelAndView("account", model);
  }

  private List<Listed> listed(UserId user) {
    var held = tokens.of(user).map(AccountTokens::personal).orElse(Map.of()).values();
    var used = uses.of(held.stream().map(PersonalToken::hash).toList());
    return held.stream()
        .sorted(Comparator.comparing(PersonalToken::name))
        .map(token ->
            new Listed(
                token, token.isOver(clock.instant()), Optional.ofNullable(used.get(token.hash()))))
        .toList();
  }

  private static boolean isOperator(Principal principal) {
    return SignedIn.of(principal).stream()
        .flatMap(as -> as.getAuthorities().stream())
        .anyMatch(authority -> SignedIn.OPERATOR.equals(authority.getAuthority()));
  }
}
