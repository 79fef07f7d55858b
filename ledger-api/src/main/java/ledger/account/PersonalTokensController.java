package ledger.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ledger.account.PersonalTokens.Answer;
import ledger.act.UserId;
import ledger.administration.TokenScope;
import ledger.administration.TokenScope.Use;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import ledger.record.axon.OutcomeUnknown;
import ledger.request.Caller;
import ledger.value.Id;
import ledger.value.Malformed;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where a user makes tokens of its own, and sees with what its account is signed in to: the
/// account's own token too, with who had it issued. Operators see the same and may end each.
@RestController
class PersonalTokensController {

  /// @param token shown only here
  record Made(Id name, Set<Use> may, Optional<Id> negotiation, Instant expires, String token) {}

  /// @param issuedBy the operator who had it issued; empty for the ledger itself
  /// @param lastUsed to the minute; empty where it was never used, or not since it was last noted
  record Own(Instant issued, Optional<UserId> issuedBy, Optional<Instant> lastUsed) {}

  record Personal(
      Id name,
      Set<Use> may,
      Optional<Id> negotiation,
      Instant issued,
      Instant expires,
      boolean expired,
      Optional<Instant> lastUsed) {}

  record All(UserId user, Own own, List<Personal> personal) {}

  private final PersonalTokens tokens;
  private final PersonalTokenFormat format;
  private final TokenUses uses;
  private final Clock clock;

  PersonalTokensController(
      PersonalTokens tokens, PersonalTokenFormat format, TokenUses uses, Clock clock) {
    this.tokens = tokens;
    this.format = format;
    this.uses = uses;
    this.clock = clock;
  }

  /// Nobody else is let through to here, so that no operator makes one for another.
  @Described(
      id = "makeToken",
      value = "Makes a personal token, shown only here.",
      status = 201,
      answer = Made.class,
      body = PersonalTokenFormat.Form.class)
  @PostMapping(path = "/accounts/{user}/tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> issue(
      @PathVariable String user, HttpServletRequest request, Principal principal)
      throws IOException {
    var wanted = format.read(request.getInputStream());
    return switch (tokens.issue(Caller.of(principal), wanted)) {
      case Answer.Issued(var token) ->
          ResponseEntity.status(HttpStatus.CREATED).body(made(wanted, token));
      case Answer.NameInUse _ ->
          RequestProblems.tokenNameInUse(user, wanted.name().value()).response();
      case Answer.TooMany _ -> RequestProblems.tooManyTokens(PersonalTokens.MOST).response();
      case Answer.NoAccount _ -> throw new NotFound("account", user);
    };
  }

  private static Made made(PersonalTokens.Wanted wanted, Token token) {
    var scope = wanted.scope();
    return new Made(
        wanted.name(), scope.may(), scope.negotiation(), wanted.expires(), token.secret());
  }

  @Described(id = "tokens", value = "With what an account is signed in to.", answer = All.class)
  @GetMapping("/accounts/{user}/tokens")
  All all(@PathVariable String user) {
    var id = read(user);
    var held = tokens.of(id).orElseThrow(() -> new NotFound("account", user));
    var hashes =
        Stream.concat(
                Stream.of(held.own().hash()),
                held.personal().values().stream().map(PersonalToken::hash))
            .toList();
    var used = uses.of(hashes);
    return new All(
        id,
        new Own(held.own().issued(), held.own().by(), use(used, held.own().hash())),
        held.personal().values().stream()
            .sorted(Comparator.comparing(PersonalToken::name))
            .map(token -> shown(token, use(used, token.hash())))
            .toList());
  }

  private static Optional<Instant> use(Map<String, Instant> used, String hash) {
    return Optional.ofNullable(used.get(hash));
  }

  private Personal shown(PersonalToken token, Optional<Instant> used) {
    TokenScope scope = token.scope();
    return new Personal(
        token.name(),
        scope.may(),
        scope.negotiation(),
        token.issued(),
        token.expires(),
        token.isOver(clock.instant()),
        used);
  }

  @Described(id = "endToken", value = "Ends a personal token.", status = 204)
  @DeleteMapping("/accounts/{user}/tokens/{name}")
  ResponseEntity<?> revoke(
      @PathVariable String user, @PathVariable String name, Principal principal) {
    if (Id.parse(name).filter(id -> tokens.revoke(Caller.of(principal), read(user), id)).isEmpty())
      throw new NotFound("token", name);
    return ResponseEntity.noContent().build();
  }

  private static UserId read(String user) {
    try {
      return new UserId(user);
    } catch (Malformed _) {
      throw new NotFound("account", user);
    }
  }

  /// The token of an outcome that is not known is shown to nobody.
  @ExceptionHandler
  ResponseEntity<Problem> unknown(OutcomeUnknown unknown) {
    return RequestProblems.accountUnknown().response();
  }
}
