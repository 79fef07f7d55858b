package ledger.audit;

import java.time.Clock;
import java.time.Instant;
import ledger.openapi.Described;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where an operator has all that is stored held against what was signed.
@RestController
class VerificationController {

  private final Verification verification;
  private final Clock clock;

  VerificationController(Verification verification, Clock clock) {
    this.verification = verification;
    this.clock = clock;
  }

  /// @param asked one that began then or later is the one that was asked for
  record Asked(Instant asked) {}

  /// Begins one; how it goes and what it finds is asked with GET.
  @Described(
      id = "verify",
      value = "Begins to hold all that is stored against what was signed.",
      status = 202,
      answer = Asked.class)
  @PostMapping("/operator/verification")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Asked begin() {
    var asked = new Asked(clock.instant());
    verification.begin();
    return asked;
  }

  @Described(
      id = "verification",
      value = "How far that is, and what was found last.",
      answer = Verification.State.class)
  @GetMapping("/operator/verification")
  Verification.State state() {
    return verification.state();
  }
}
