package ledger.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// What was shown was not looked at: too many wrong ones came from there.
final class TooManyGuesses extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManyGuesses(Duration wait) {
    super("too many wrong tokens came from this address");
    this.seconds = wait.plusMillis(999).toSeconds();
  }

  /// Until the next is looked at.
  String seconds() {
    return String.valueOf(seconds);
  }
}
