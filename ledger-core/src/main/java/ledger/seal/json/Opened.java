package ledger.seal.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import ledger.seal.FieldPath;

/// A stored act with its text back in place, as far as there are keys.
///
/// @param bytes canonical JSON; a text that did not open stands as [#ERASED] or [#NOT_HERE]
/// @param fields what became of each sealed field; empty where none was
public record Opened(byte[] bytes, Map<FieldPath, Outcome> fields) {

  public static final String ERASED = "[erased]";
  public static final String NOT_HERE = "[sealed]";

  public enum Outcome {
    OPENED,
    ERASED,
    NOT_HERE
  }

  /// Whether an act that was sent is the one that was stored.
  public enum Sameness {
    SAME,
    DIFFERENT,
    /// It is on record, and what it said cannot be compared any more.
    CANNOT_BE_COMPARED
  }

  public Opened {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public boolean complete() {
    return fields.values().stream().allMatch(outcome -> outcome == Outcome.OPENED);
  }

  public Sameness sameAs(byte[] canonical) {
    if (!complete()) return Sameness.CANNOT_BE_COMPARED;
    return Arrays.equals(bytes, canonical) ? Sameness.SAME : Sameness.DIFFERENT;
  }
}
