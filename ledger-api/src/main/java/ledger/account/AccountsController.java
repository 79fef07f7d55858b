package ledger.account;

import java.security.Principal;
import java.util.Optional;
import ledger.act.UserId;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import ledger.record.axon.OutcomeUnknown;
import ledger.request.Caller;
import ledger.value.Malformed;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where an operator makes accounts, and a user learns its own name. The answer that issues a token
/// is the only place that shows it.
@RestController
class AccountsController {

  record Issued(UserId user, String token) {}

  record Self(UserId user) {}

  private final Accounts accounts;

  AccountsController(Accounts accounts) {
    this.accounts = accounts;
  }

  /// For programs, which are given a token and no name: open to everybody who is signed in.
  @Described(id = "self", value = "As whom the caller is signed in.", answer = Self.class)
  @GetMapping("/accounts/self")
  Self self(Principal principal) {
    return new Self(Caller.of(principal));
  }

  @Described(
      id = "openAccount",
      value = "Opens an account, and answers with its token.",
      status = 201,
      answer = Issued.class)
  @PutMapping("/accounts/{user}")
  ResponseEntity<?> open(@PathVariable String user, Principal operator) {
    UserId id;
    try {
      id = new UserId(user);
    } catch (Malformed _) {
      return RequestProblems.userId(user).response();
    }
    return accounts
        .open(Optional.of(Caller.of(operator)), new Account(id, false))
        .<ResponseEntity<?>>map(
            token -> ResponseEntity.status(HttpStatus.CREATED).body(new Issued(id, token.secret())))
        .orElseGet(() -> RequestProblems.accountExists(user).response());
  }

  @Described(
      id = "renewToken",
      value = "Gives an account another token, in place of the one it had.",
      answer = Issued.class)
  @PostMapping("/accounts/{user}/token")
  Issued renew(@PathVariable String user, Principal operator) {
    var by = Optional.of(Caller.of(operator));
    return read(user)
        .flatMap(id -> accounts.renew(by, id).map(token -> new Issued(id, token.secret())))
        .orElseThrow(() -> new NotFound("account", user));
  }

  /// Nobody disables himself: so there is an operator left, whatever happens.
  @Described(id = "disableAccount", value = "Lets nobody sign in to an account.", status = 204)
  @PutMapping("/accounts/{user}/disabled")
  ResponseEntity<?> disable(@PathVariable String user, Principal operator) {
    var by = Caller.of(operator);
    var id = read(user).orElseThrow(() -> new NotFound("account", user));
    if (id.equals(by)) return RequestProblems.ownAccount(user).response();
    if (!accounts.disable(by, id)) throw new NotFound("account", user);
    return ResponseEntity.noContent().build();
  }

  @Described(id = "enableAccount", value = "Lets an account be signed in to again.", status = 204)
  @DeleteMapping("/accounts/{user}/disabled")
  ResponseEntity<?> enable(@PathVariable String user, Principal operator) {
    var id = read(user).orElseThrow(() -> new NotFound("account", user));
    if (!accounts.enable(Caller.of(operator), id)) throw new NotFound("account", user);
    return ResponseEntity.noContent().build();
  }

  /// The token of an outcome that is not known is shown to nobody.
  @ExceptionHandler
  ResponseEntity<Problem> unknown(OutcomeUnknown unknown) {
    return RequestProblems.accountUnknown().response();
  }

  private static Optional<UserId> read(String user) {
    try {
      return Optional.of(new UserId(user));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }
}
