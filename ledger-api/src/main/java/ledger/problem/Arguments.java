package ledger.problem;

import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;

/// What a sentence can name: the parts of a record, by their names.
final class Arguments {

  private Arguments() {}

  static Map<String, Object> of(Record said) {
    var parts = new HashMap<String, Object>();
    try {
      for (var part : said.getClass().getRecordComponents())
        parts.put(part.getName(), part.getAccessor().invoke(said));
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a public record cannot be read: " + said.getClass(), e);
    }
    return parts;
  }
}
