package ledger.questions;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
import ledger.problem.RequestProblems;
import ledger.problem.RequestProblems.Misread;
import ledger.problem.Unreadables;
import ledger.problem.WrongQuestion;
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
  private static final String FORM = RequestProblems.HYPOTHESIS;

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
      throw malformed(Misread.OBJECT, "body", FORM, shown(sent));
    for (var name : fields.propertyNames())
      if (!name.equals(ADD) && !name.equals(WITHOUT))
        throw malformed(Misread.FIELD, name, List.of(ADD, WITHOUT), name);
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
      throw malformed(Misread.JSON, place, FORM, "");
    }
  }

  private static <T> List<T> each(
      ObjectNode fields, String name, BiFunction<String, JsonNode, T> read) {
    var list = fields.path(name);
    if (list.isMissingNode()) return List.of();
    if (!list.isArray()) throw malformed(Misread.LIST, name, "a list: […]", shown(list));
    return IntStream.range(0, list.size())
        .mapToObj(i -> read.apply(name + "[" + i + "]", list.path(i)))
        .toList();
  }

  private Act act(String place, JsonNode sent) {
    return switch (acts.readSent(sent)) {
      case Read(var act) -> act;
      case Unread(Unreadable.NotAnObject _) ->
          throw malformed(Misread.ACT, place, "{\"act\": …}", shown(sent));
      case Unread(var why) -> throw new WrongQuestion(RequestProblems.supposed(place, why));
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
    throw malformed(Misread.ID, place, "the UUID of an act on record", shown(sent));
  }

  /// Nothing can be supposed: the opening was left out, or it was not on record by then.
  static WrongQuestion notOpened(Collection<Entry> known) {
    return known.stream()
        .map(Entry::act)
        .filter(OpenNegotiation.class::isInstance)
        .findFirst()
        .map(opening -> RequestProblems.openingLeftOut(opening.actId()))
        .or(() -> Optional.of(RequestProblems.openedLater()))
        .map(WrongQuestion::new)
        .orElseThrow();
  }

  private static WrongQuestion malformed(
      Misread what, String place, Object expected, String given) {
    return new WrongQuestion(RequestProblems.hypothesis(what, place, expected, given));
  }

  private static String shown(JsonNode node) {
    var text = node.toString();
    return text.length() <= 120 ? text : text.substring(0, 120) + "…";
  }
}
