package ledger.seal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.compartment.Audience;
import ledger.log.StreamName;
import ledger.seal.FieldPath;
import ledger.seal.Place;
import ledger.seal.Subject;
import ledger.value.Id;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Seals every free text of what is said in a compartment, under a key of that compartment: the
/// database, its backups and its write-ahead log have none of them.
///
/// Ids, times and what is decided by stay as they are.
public final class CompartmentTexts implements SealingPolicy {

  private static final Id PURPOSE = Id.of("compartment");

  /// Fields of acts that hold what somebody wrote and nothing else: a text, texts by language, or a
  /// list of these.
  private static final Set<String> FREE =
      Set.of(
          "words",
          "note",
          "neutralLabel",
          "text",
          "texts",
          "question",
          "particulars",
          "norm",
          "remedySought",
          "scopeNote",
          "what",
          "basis",
          "method",
          "limitations",
          "legalBasis",
          "debtorWords",
          "items",
          "locator",
          "details");

  /// Free in these acts, and one of a few words in others.
  private static final Map<String, String> FREE_IN =
      Map.of("CorrectRecord", "reason", "WithdrawReadiness", "reason");

  @Override
  public boolean concerns(Place place) {
    return compartment(place).isPresent();
  }

  @Override
  public List<Field> fields(Place place, ObjectNode act) {
    var subject = compartment(place).orElseThrow();
    var found = new ArrayList<Field>();
    var own = Optional.ofNullable(FREE_IN.get(act.path("act").asString("")));
    act.properties()
        .forEach(member ->
            texts(
                    new FieldPath(List.of(member.getKey())),
                    member.getValue(),
                    FREE.contains(member.getKey()) || own.equals(Optional.of(member.getKey())))
                .map(path -> new Field(path, subject))
                .forEach(found::add));
    return found;
  }

  private static Optional<Subject> compartment(Place place) {
    return Audience.parse(StreamName.negotiationOf(place.stream()))
        .flatMap(audience ->
            audience
                .compartment()
                .map(key -> new Subject(audience.negotiation(), Id.of(key.toString()), PURPOSE)));
  }

  /// @param free whether what stands there is free text
  private static Stream<FieldPath> texts(FieldPath at, JsonNode node, boolean free) {
    if (node.isString()) return free ? Stream.of(at) : Stream.empty();
    if (node instanceof ArrayNode list)
      return IntStream.range(0, list.size())
          .boxed()
          .flatMap(i -> texts(at.then(String.valueOf(i)), list.get(i), free));
    if (node instanceof ObjectNode object)
      return object.properties().stream()
          .flatMap(member ->
              texts(
                  at.then(member.getKey()),
                  member.getValue(),
                  FREE.contains(member.getKey()) || free && !object.has("lang")));
    return Stream.empty();
  }
}
