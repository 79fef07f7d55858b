package ledger.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import ledger.startup.CannotStart;

/// What of the log anybody may fetch without signing in: `ledger.log.public`. Who signs in may
/// fetch all of it whichever is set.
public enum PublicLog {
  TILES,
  CHECKPOINT,
  NOTHING;

  /// @throws CannotStart where there is no such value
  static PublicLog of(String value) {
    return Arrays.stream(values())
        .filter(one -> one.written().equals(value))
        .findFirst()
        .orElseThrow(() ->
            new CannotStart(
                "ledger.log.public is \"%s\", which is none of %s: choose one of these"
                    .formatted(
                        value,
                        Arrays.stream(values())
                            .map(PublicLog::written)
                            .collect(Collectors.joining(", ")))));
  }

  /// Leaves and hashes, from which the whole tree is made.
  public boolean hasTiles() {
    return this == TILES;
  }

  /// The newest checkpoint, its timestamps and the policy.
  public boolean hasCheckpoint() {
    return this != NOTHING;
  }

  private String written() {
    return name().toLowerCase(Locale.ROOT);
  }
}
