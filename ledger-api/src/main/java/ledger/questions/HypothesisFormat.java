package ledger.questions;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import ledger.act.Act;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.act.json.Unreadable;
import ledger.board.Hypothesis;
import ledger.dossier.Entry;
import ledger.http.Problem;
import ledger.http.Unreadables;
import ledger.http.WrongQuestion;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads a hypothesis as strictly as an act; what cannot be read is told with its place.
@Component
class HypothesisFormat {

  private static final String ADD = "add";
  private static final String WITHOUT = "without";
  private static final String FORM = "{\"add\": [acts], \"without\": [act ids]}";

  private final ActFormat acts;
  private final JsonMapper json;

  HypothesisFormat(ActFormat acts, JsonMapper json) {
    this.acts = acts;
    this.json =
        json.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /// @throws WrongQuestion where it is none
  Hypothesis read(byte[] body) {
    if (body.length > ActFormat.LARGEST)
      throw new WrongQuestion(Unreadables.of(new Unreadable.TooLarge(ActFormat.LARGEST)));
    var fields = fields(body);
    return new Hypothesis(each(fields, ADD, this::act), each(fields, WITHOUT, this::id));
  }

  private ObjectNode fields(byte[] body) {
    var sent = tree(body);
    if (!(sent instanceof ObjectNode fields))
      throw malformed("body", "it is no object", FORM, shown(sent));
    for (var name : fields.propertyNames())
      if (!name.equals(ADD) && !name.equals(WITHOUT))
        throw malformed(name, "there is no such field", List.of(ADD, WITHOUT), name);
    return fields;
  }

  private JsonNode tree(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      var at = e.getLocation();
      var place =
          at == null || at.getLineNr() < 1
              ? "body"
              : "line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw malformed(place, "it is no JSON there", FORM, "");
    }
  }

  private static <T> List<T> each(
      ObjectNode fields, String name, BiFunction<String, JsonNode, T> read) {
    var list = fields.path(name);
    if (list.isMissingNode()) return List.of();
    if (!list.isArray()) throw malformed(name, "it is no list", "a list: […]", shown(list));
    return IntStream.range(0, list.size())
        .mapToObj(i -> read.apply(name + "[" + i + "]", list.path(i)))
        .toList();
  }

  private Act act(String place, JsonNode sent) {
    return switch (acts.readSent(sent)) {
      case Read(var act) -> act;
      case Unread(Unreadable.NotAnObject _) ->
          throw malformed(place, "it is no act", "{\"act\": …}", shown(sent));
      case Unread(var why) ->
          throw new WrongQuestion(Unreadables.of(why).title(place + " could not be supposed"));
    };
  }

  private UUID id(String place, JsonNode sent) {
    var text = sent.asString("");
    try {
      var id = UUID.fromString(text);
      if (sent.isString() && id.toString().equalsIgnoreCase(text)) return id;
    } catch (IllegalArgumentException _) {
      // the same as one that is written short
    }
    throw malformed(place, "it is no act id", "the UUID of an act on record", shown(sent));
  }

  /// Nothing can be supposed: the opening was left out, or it was not on record by then.
  static WrongQuestion notOpened(Collection<Entry> known) {
    return known.stream()
        .map(Entry::act)
        .filter(OpenNegotiation.class::isInstance)
        .findFirst()
        .map(opening -> notOpened(WITHOUT, "let OpenNegotiation " + opening.actId() + " stand"))
        .orElseGet(() -> notOpened("knownBy", "name a later \"knownBy\", or leave it out"));
  }

  private static WrongQuestion notOpened(String subject, String instead) {
    return new WrongQuestion(
        Problem.of(
                "NOT_OPENED",
                HttpStatus.BAD_REQUEST,
                "Nothing was worked out: nobody would have opened the negotiation.")
            .rule("What is supposed begins with the act that opened the negotiation.")
            .subject(subject)
            .instead(List.of(instead)));
  }

  private static WrongQuestion malformed(
      String place, String fault, Object expected, String given) {
    return new WrongQuestion(
        Problem.of(
                "MALFORMED",
                HttpStatus.BAD_REQUEST,
                "Nothing was worked out: the hypothesis cannot be read at \""
                    + place
                    + "\": "
                    + fault
                    + ".")
            .rule("A hypothesis is " + FORM + ".")
            .subject(place)
            .expected(expected)
            .given(given)
            .instead(List.of("correct the place named and send it again")));
  }

  private static String shown(JsonNode node) {
    var text = node.toString();
    return text.length() <= 120 ? text : text.substring(0, 120) + "…";
  }
}
