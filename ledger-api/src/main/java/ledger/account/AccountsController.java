package ledger.account;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import ledger.act.Malformed;
import ledger.act.UserId;
import ledger.http.Caller;
import ledger.http.NotFound;
import ledger.http.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
  @GetMapping("/accounts/self")
  Self self(Principal principal) {
    return new Self(Caller.of(principal));
  }

  @PutMapping("/accounts/{user}")
  ResponseEntity<?> open(@PathVariable String user) {
    UserId id;
    try {
      id = new UserId(user);
    } catch (Malformed e) {
      return Problem.of(
              "INVALID_VALUE",
              HttpStatus.BAD_REQUEST,
              "No account was made: " + e.getMessage() + ".")
          .rule("A user id is short and plain.")
          .subject("user")
          .given(user)
          .response();
    }
    return accounts
        .open(new Account(id, false))
        .<ResponseEntity<?>>map(
            token -> ResponseEntity.status(HttpStatus.CREATED).body(new Issued(id, token.secret())))
        .orElseGet(() ->
            Problem.of(
                    "ID_TAKEN",
                    HttpStatus.CONFLICT,
                    "No account was made: \"" + user + "\" has one.")
                .rule("A user has one account.")
                .subject("user")
                .given(user)
                .instead(List.of("POST /accounts/" + user + "/token for a new token"))
                .response());
  }

  @PostMapping("/accounts/{user}/token")
  Issued renew(@PathVariable String user) {
    return read(user)
        .flatMap(id -> accounts.renew(id).map(token -> new Issued(id, token.secret())))
        .orElseThrow(() -> new NotFound("account", user));
  }

  private static Optional<UserId> read(String user) {
    try {
      return Optional.of(new UserId(user));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }
}
