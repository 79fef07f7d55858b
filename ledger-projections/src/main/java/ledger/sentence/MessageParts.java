package ledger.sentence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is put into a message. A part that may be missing has its number beside it, as
/// `sentences.properties` expects it: `where` and `whereCount`.
final class MessageParts {

  private final Map<String, Object> parts = new HashMap<>();

  MessageParts with(String name, Object value) {
    parts.put(name, value);
    return this;
  }

  /// By its name, for a `select`.
  MessageParts with(String name, Enum<?> value) {
    return with(name, (Object) value.name());
  }

  MessageParts with(String name, Optional<String> value) {
    parts.put(name, value.orElse(""));
    parts.put(name + "Count", value.isPresent() ? 1 : 0);
    return this;
  }

  /// As the language joins them.
  MessageParts with(String name, List<String> values, Things things) {
    parts.put(name, things.messages().all(values));
    parts.put(name + "Count", values.size());
    return this;
  }

  Map<String, Object> all() {
    return parts;
  }
}
