package ledger.problem;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;

import java.util.Map;

/// What is wrong with a webhook that is asked for, or with what is to be done with one.
public final class WebhookProblems {

  private WebhookProblems() {}

  /// @param most that one account has
  public static Problem tooMany(int most) {
    return Problem.of("TOO_MANY_WEBHOOKS", CONFLICT, Map.of("most", most));
  }

  public static Problem off() {
    return Problem.of("WEBHOOKS_OFF", CONFLICT, Map.of());
  }

  /// @param seconds after which it can be asked again
  public static Problem tooSoon(String seconds) {
    return Problem.of("QUOTA_EXCEEDED.webhook", TOO_MANY_REQUESTS, Map.of("seconds", seconds))
        .retryAfter(seconds);
  }

  /// Nothing can be sent, because what it is sealed under is gone.
  public static Problem keyGone() {
    return Problem.of("WEBHOOK_UNREADABLE", CONFLICT, Map.of());
  }
}
