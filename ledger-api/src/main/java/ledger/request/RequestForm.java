package ledger.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ledger.problem.FormProblems;
import ledger.problem.WrongQuestion;
import ledger.value.Id;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A small JSON object in which something is asked for, such as a webhook: read as strictly as an
/// act, and what cannot be read is told with its place.
public final class RequestForm {

  /// What is said to be expected where an id is.
  public static final List<String> ID = List.of("1 to 64 of letters, digits and . _ -");

  private static final int LARGEST = 4096;
  private static final int SHOWN = 120;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final List<String> fields;
  private final FormProblems problems;

  /// @param form whose components are the fields
  public RequestForm(Class<? extends Record> form, FormProblems problems) {
    this.fields = Arrays.stream(form.getRecordComponents()).map(part -> part.getName()).toList();
    this.problems = problems;
  }

  /// @throws WrongQuestion where it is no such object, or has other fields
  public ObjectNode read(InputStream body) throws IOException {
    var sent = object(body.readNBytes(LARGEST + 1));
    for (var name : sent.propertyNames())
      if (!fields.contains(name)) throw new WrongQuestion(problems.unknown(name, fields));
    return sent;
  }

  private ObjectNode object(byte[] body) {
    try {
      if (body.length <= LARGEST && JSON.readTree(body) instanceof ObjectNode object) return object;
    } catch (JacksonException _) {
      // told as what is no object
    }
    throw new WrongQuestion(problems.malformed(fields));
  }

  /// @throws WrongQuestion where it is none
  public Id id(String field, JsonNode sent) {
    return Optional.of(sent)
        .filter(JsonNode::isString)
        .flatMap(text -> Id.parse(text.asString()))
        .orElseThrow(() -> unreadable(field, sent, ID));
  }

  public WrongQuestion missing(String field, List<String> expected) {
    return new WrongQuestion(problems.missing(field, expected));
  }

  public WrongQuestion unreadable(String field, JsonNode given, List<String> expected) {
    var text = given.isString() ? given.asString() : given.toString();
    return new WrongQuestion(
        problems.unreadable(
            field, text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…", expected));
  }
}
