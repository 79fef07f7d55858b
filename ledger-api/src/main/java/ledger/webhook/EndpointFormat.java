package ledger.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ledger.problem.WebhookProblems;
import ledger.problem.WrongQuestion;
import ledger.value.Id;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads which webhook somebody asks for, strictly; what cannot be read is told with its place.
@Component
class EndpointFormat {

  static final int LARGEST = 4096;

  private static final int LONGEST_ADDRESS = 2000;
  private static final int SHOWN = 120;
  private static final String URL = "url";
  private static final String NEGOTIATION = "negotiation";
  private static final String AFTER = "after";

  /// What may be said of a webhook that is wanted.
  ///
  /// @param negotiation the only one that is told of; all that the account takes part in unless it
  ///   is said
  /// @param after what came after this position; what comes next unless it is said
  record Form(String url, Optional<Id> negotiation, Optional<Long> after) {}

  /// @param after perhaps beyond the record
  record Wanted(URI url, Optional<Id> negotiation, Optional<Long> after) {}

  private static final List<String> FIELDS =
      Arrays.stream(Form.class.getRecordComponents()).map(part -> part.getName()).toList();

  private final List<String> schemes;
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// Without TLS in networks alone that the operator allows.
  EndpointFormat(ReachableAddresses addresses) {
    this.schemes = addresses.hasAllowed() ? List.of("https", "http") : List.of("https");
  }

  /// @throws WrongQuestion where it is none
  Wanted read(byte[] body) {
    return wanted(object(body));
  }

  /// As it is typed into a form: what is left empty is not said.
  ///
  /// @throws WrongQuestion where it is none
  Wanted typed(String url, String negotiation, String after) {
    var said = json.createObjectNode();
    if (!url.isEmpty()) said.put(URL, url);
    if (!negotiation.isEmpty()) said.put(NEGOTIATION, negotiation);
    if (after.matches("-?[0-9]{1,18}")) said.put(AFTER, Long.parseLong(after));
    else if (!after.isEmpty()) said.put(AFTER, after);
    return wanted(said);
  }

  private Wanted wanted(ObjectNode sent) {
    for (var name : sent.propertyNames())
      if (!FIELDS.contains(name)) throw new WrongQuestion(WebhookProblems.noField(name, FIELDS));
    if (!sent.has(URL)) throw new WrongQuestion(WebhookProblems.withoutAddress(addresses()));
    return new Wanted(
        url(sent.get(URL)),
        Optional.ofNullable(sent.get(NEGOTIATION)).map(EndpointFormat::negotiation),
        Optional.ofNullable(sent.get(AFTER)).map(EndpointFormat::after));
  }

  private ObjectNode object(byte[] body) {
    try {
      if (body.length <= LARGEST && json.readTree(body) instanceof ObjectNode object) return object;
    } catch (JacksonException _) {
      // told as what is no object
    }
    throw new WrongQuestion(WebhookProblems.noneWanted(FIELDS));
  }

  private List<String> addresses() {
    return schemes.stream().map(scheme -> scheme + "://host/path").toList();
  }

  /// A user in it would be a secret that everybody writes into logs, and nothing is sent of what
  /// follows a #.
  private URI url(JsonNode sent) {
    try {
      var url = new URI(sent.isString() ? sent.asString() : "");
      boolean fits =
          url.getHost() != null
              && url.getScheme() != null
              && schemes.contains(url.getScheme())
              && url.getUserInfo() == null
              && url.getFragment() == null
              && url.toString().length() <= LONGEST_ADDRESS;
      if (fits) return url;
    } catch (URISyntaxException _) {
      // told below
    }
    throw wrong(URL, sent, addresses());
  }

  private static Id negotiation(JsonNode sent) {
    return Optional.of(sent)
        .filter(JsonNode::isString)
        .flatMap(text -> Id.parse(text.asString()))
        .orElseThrow(
            () -> wrong(NEGOTIATION, sent, List.of("1 to 64 of letters, digits and . _ -")));
  }

  private static long after(JsonNode sent) {
    if (sent.isIntegralNumber() && sent.canConvertToLong() && sent.asLong() >= -1)
      return sent.asLong();
    throw wrong(AFTER, sent, List.of("a position", "-1 for the start"));
  }

  private static WrongQuestion wrong(String field, JsonNode given, List<String> expected) {
    var text = given.isString() ? given.asString() : given.toString();
    return new WrongQuestion(
        WebhookProblems.field(
            field, text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…", expected));
  }
}
