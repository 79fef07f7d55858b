package ledger.seal.json;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ledger.seal.FieldPath;
import ledger.seal.KeyStore;
import ledger.seal.Place;
import ledger.seal.Subject;
import ledger.value.Id;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Seals what is recorded of a person, under a key of that person: the label, every name, and what
/// is remarked of it. So all of it can be erased.
public final class PersonalTexts implements SealingPolicy {

  private static final Id PURPOSE = Id.of("person");

  /// Texts of the acts that register somebody and add names.
  private static final Set<String> TEXTS = Set.of("neutralLabel", "text", "words", "note");

  private final KeyStore keys;

  /// @param keys a name is a person's where there is a key for whom it names
  public PersonalTexts(KeyStore keys) {
    this.keys = keys;
  }

  /// Whose key it is that the texts of a person are sealed under.
  public static Subject subject(Id negotiation, Id person) {
    return new Subject(negotiation, person, PURPOSE);
  }

  @Override
  public boolean concerns(Place place) {
    return place.stream().contains("/referent/");
  }

  @Override
  public List<Field> fields(Place place, ObjectNode act) {
    return person(act).stream()
        .flatMap(subject -> texts(act).map(path -> new Field(path, subject)))
        .toList();
  }

  private Optional<Subject> person(ObjectNode act) {
    var negotiation = Id.of(act.path("negotiation").asString(""));
    return switch (act.path("act").asString("")) {
      case "RegisterReferent" ->
          Optional.of(act)
              .filter(registered -> registered.path("kind").asString("").equals("PERSON"))
              .map(registered -> subject(negotiation, Id.of(registered.path("id").asString(""))));
      case "AddDesignation" ->
          Optional.of(subject(negotiation, Id.of(act.path("referent").asString(""))))
              .filter(subject -> keys.keyOf(subject).isPresent());
      default -> Optional.empty();
    };
  }

  private static Stream<FieldPath> texts(ObjectNode act) {
    return act.properties().stream()
        .filter(member -> TEXTS.contains(member.getKey()))
        .flatMap(member -> texts(FieldPath.of(member.getKey()), member.getValue()));
  }

  /// One text, or one for each language.
  private static Stream<FieldPath> texts(FieldPath at, JsonNode node) {
    return node.isString()
        ? Stream.of(at)
        : node.properties().stream().map(member -> at.then(member.getKey()));
  }
}
