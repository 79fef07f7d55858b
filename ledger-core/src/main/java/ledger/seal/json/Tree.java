package ledger.seal.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import ledger.seal.FieldPath;
import ledger.seal.SealedText;
import ledger.value.Malformed;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// An act as a tree whose texts can be exchanged for sealed objects and back.
///
/// `{"sealed": {"key": id, "nonce": base64, "text": base64}}` with nothing beside is a sealed
/// object; no act has another object of this shape, since `sealed` elsewhere is text.
record Tree(ObjectNode root) {

  /// How canonical JSON writes the beginning of a sealed object. Inside a text the quotes would be
  /// escaped, so without these bytes there is none.
  private static final byte[] BEGINNING =
      "{\"sealed\":{\"key\":\"".getBytes(StandardCharsets.UTF_8);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static boolean maybeSealed(byte[] canonical) {
    for (int at = 0; at <= canonical.length - BEGINNING.length; at++) {
      int matched = 0;
      while (matched < BEGINNING.length && canonical[at + matched] == BEGINNING[matched]) matched++;
      if (matched == BEGINNING.length) return true;
    }
    return false;
  }

  static Tree of(byte[] json) {
    if (JSON.readTree(json) instanceof ObjectNode root) return new Tree(root);
    throw new IllegalArgumentException("an act is an object");
  }

  byte[] canonical() {
    try {
      return new JsonCanonicalizer(JSON.writeValueAsString(root)).getEncodedUTF8();
    } catch (IOException e) {
      throw new IllegalStateException("an act has no canonical form", e);
    }
  }

  /// Empty where the act has nothing at this path.
  Optional<String> text(FieldPath path) {
    var found = at(path.names());
    if (found.isMissingNode()) return Optional.empty();
    if (found.isString()) return Optional.of(found.stringValue());
    throw new IllegalArgumentException("only text can be sealed, and " + path + " is none");
  }

  boolean hasText(FieldPath path) {
    return at(path.names()).isString();
  }

  void seal(FieldPath path, SealedText text) {
    var object = JSON.createObjectNode();
    object
        .putObject("sealed")
        .put("key", text.key().toString())
        .put("nonce", text.nonce())
        .put("text", text.text());
    var last = path.names().getLast();
    var parent = at(path.names().subList(0, path.names().size() - 1));
    if (parent instanceof ArrayNode list) list.set(Integer.parseInt(last), object);
    else ((ObjectNode) parent).set(last, object);
  }

  private JsonNode at(List<String> names) {
    JsonNode node = root;
    for (var name : names) node = node.isArray() ? node.path(index(name)) : node.path(name);
    return node;
  }

  private static int index(String name) {
    return name.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(name) : -1;
  }

  /// Puts a text in the place of each sealed object.
  ///
  /// @throws Malformed where one has the shape and not the values, or stands where no path leads
  void unseal(BiFunction<FieldPath, SealedText, String> opening) {
    for (var name : List.copyOf(root.propertyNames()))
      root.set(name, unsealed(root.get(name), List.of(name), opening));
  }

  private static JsonNode unsealed(
      JsonNode node, List<String> way, BiFunction<FieldPath, SealedText, String> opening) {
    var sealed = sealed(node);
    if (sealed.isPresent())
      return StringNode.valueOf(opening.apply(new FieldPath(way), sealed.get()));
    if (node instanceof ObjectNode object)
      for (var name : List.copyOf(object.propertyNames()))
        object.set(name, unsealed(object.get(name), and(way, name), opening));
    if (node instanceof ArrayNode list)
      for (int i = 0; i < list.size(); i++)
        list.set(i, unsealed(list.get(i), and(way, String.valueOf(i)), opening));
    return node;
  }

  private static List<String> and(List<String> way, String name) {
    return Stream.concat(way.stream(), Stream.of(name)).toList();
  }

  private static Optional<SealedText> sealed(JsonNode node) {
    if (!node.isObject() || node.size() != 1) return Optional.empty();
    var inner = node.path("sealed");
    var key = inner.path("key");
    var nonce = inner.path("nonce");
    var text = inner.path("text");
    if (inner.size() != 3 || !key.isString() || !nonce.isString() || !text.isString())
      return Optional.empty();
    return Optional.of(
        new SealedText(uuid(key.stringValue()), nonce.stringValue(), text.stringValue()));
  }

  private static UUID uuid(String text) {
    var id = UUID.fromString(text);
    Malformed.unless(id.toString().equals(text), "the id of a key in another spelling");
    return id;
  }
}
