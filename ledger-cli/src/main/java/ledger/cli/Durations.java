package ledger.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `10s`, `5m` and `1h`.
final class Durations {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([smh])");

  private Durations() {}

  static Optional<Duration> parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) return Optional.empty();
    long number = Long.parseLong(form.group(1));
    return Optional.of(
        switch (form.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
  }
}
