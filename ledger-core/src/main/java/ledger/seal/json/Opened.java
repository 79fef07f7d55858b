package ledger.seal.json;

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

  public Opened {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public boolean complete() {
    return fields.values().stream().allMatch(outcome -> outcome == Outcome.OPENED);
  }
}
