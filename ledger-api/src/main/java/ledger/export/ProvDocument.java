package ledger.export;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A document in PROV-JSON, as it grows.
///
/// Each value of an attribute stands in a list and has its type, and every time has an offset: what
/// stands otherwise is read as something else by the reader that most use.
///
/// @see <a href="https://www.w3.org/Submission/prov-json/">The PROV-JSON Serialization</a>
final class ProvDocument {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String UNRESERVED = "[A-Za-z0-9._~-]";

  private final ObjectNode document = JSON.objectNode();
  private int relations;

  /// @param prefixes from each prefix to its namespace
  ProvDocument(Map<String, String> prefixes) {
    var all = document.putObject("prefix");
    prefixes.forEach(all::put);
  }

  ObjectNode json() {
    return document;
  }

  /// An entity, an activity or an agent; the same again where it is there already.
  Element element(String kind, String name) {
    return new Element(document.withObject("/" + kind).withObject("/" + pointer(name)));
  }

  /// A relation, which has no name of its own.
  Element relation(String kind) {
    return element(kind, "_:r" + ++relations);
  }

  /// A local name: what the syntax of PROV knows as something else is percent-encoded.
  static String local(String text) {
    var local = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      var sign = String.valueOf((char) (one & 0xFF));
      local.append(sign.matches(UNRESERVED) ? sign : "%%%02X".formatted(one & 0xFF));
    }
    return local.toString();
  }

  private static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /// What is said of one element or relation.
  record Element(ObjectNode node) {

    /// What the model itself knows: another element, or a time.
    Element formal(String name, String value) {
      node.put("prov:" + name, value);
      return this;
    }

    Element formal(String name, Optional<String> value) {
      value.ifPresent(one -> formal(name, one));
      return this;
    }

    Element type(String qualifiedName) {
      return add("prov:type", "prov:QUALIFIED_NAME", qualifiedName);
    }

    /// @param type of XML Schema, with its prefix
    Element add(String attribute, String type, String value) {
      values(attribute).addObject().put("$", value).put("type", type);
      return this;
    }

    Element text(String attribute, String value) {
      return add(attribute, "xsd:string", value);
    }

    /// @param lang a BCP 47 tag
    Element text(String attribute, String value, String lang) {
      values(attribute).addObject().put("$", value).put("lang", lang);
      return this;
    }

    private ArrayNode values(String attribute) {
      return node.withArray("/" + pointer(attribute));
    }
  }
}
