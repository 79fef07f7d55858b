package ledger.act.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What is asked for in a place of an act: read off the records that acts are bound to, and off how
/// [ActModule] has their values read. By it files are completed; their schema is made of it, and so
/// is a page to fill in.
public sealed interface Form {

  /// A text that the factory of its type takes or refuses; of a String, any.
  record Text(Class<?> type) implements Form {}

  record Choice(List<String> names) implements Form {}

  record Whole() implements Form {}

  record Flag() implements Form {}

  /// @param orOne its only element may stand for it
  /// @param orNone that there is none says something else than leaving it out
  record ListOf(Form element, boolean orOne, boolean orNone) implements Form {}

  record MapOf(Form value) implements Form {}

  /// @param required whether it has to be there
  record Field(Form form, boolean required) {}

  record Fields(Map<String, Field> fields) implements Form {

    public Optional<Field> named(String name) {
      return Optional.ofNullable(fields.get(name));
    }
  }

  /// One of several kinds of objects.
  ///
  /// @param told the field that names the kind; without one, its fields tell
  record OneOf(Optional<String> told, Map<String, Kind> kinds) implements Form {

    /// The kind of an object; empty where it cannot be told.
    public Optional<Kind> of(JsonNode object) {
      return told.isPresent()
          ? Optional.ofNullable(kinds.get(object.path(told.get()).asString("")))
          : kinds.values().stream()
              .filter(kind -> kind.fields().fields().keySet().containsAll(object.propertyNames()))
              .findFirst();
    }
  }

  record Kind(Class<?> type, Fields fields) {}

  /// A text, or an object.
  record TextOr(Class<?> type, Form object) implements Form {}

  /// What stands under its own name in [Forms], because it may hold another of its kind.
  record Named(Class<?> type) implements Form {}
}
