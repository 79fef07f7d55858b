package ledger.openapi;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import ledger.openapi.Routes.Route;
import ledger.version.InterfaceVersion;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is read from the address and from headers, as the methods of a route ask for it.
final class Parameters {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private static final String ID = "^[A-Za-z0-9._-]{1,64}$";
  private static final String USER = "^[A-Za-z0-9._:@-]{1,64}$";
  private static final String POSITION = "^(-1|[0-9]{1,18})$";
  private static final String NUMBER = "^[0-9]{1,18}$";
  private static final String LIMIT = "^[0-9]{1,4}$";

  private record Parameter(String says, ObjectNode schema, boolean isRequired) {}

  /// By their names; where one name is read in two ways, by the operation and the name.
  private static final Map<String, Parameter> KNOWN =
      Map.ofEntries(
          text("negotiation", "The id of the negotiation.", ID),
          text("agreement", "The id of the agreement.", ID),
          text("participation.agreement", "Who takes part in this agreement: it or `actor`.", ID),
          text("actor", "In which agreements this one takes part: it or `agreement`.", ID),
          text("allegation", "The id of the allegation.", ID),
          text("source", "The id of the source.", ID),
          text("changedTerms.from", "The number of a version.", "^[0-9]{1,6}$"),
          text("changedTerms.to", "The number of a version.", "^[0-9]{1,6}$"),
          text(
              "view",
              "In whose view: `record`, `party:A` or `common:A,B`.",
              "^(record|party:[A-Za-z0-9._-]{1,64}|common:[A-Za-z0-9._-]{1,64}(,[A-Za-z0-9._-]{1,64})+)$"),
          moment("about", "The moment that the answer is about; now unless it is said."),
          plain(
              "knownBy",
              "What was on record by then: a position, or a date and time with an offset."),
          text(
              "names",
              "Under whose names: `neutral` or `viewpoint:A`.",
              "^(neutral|viewpoint:[A-Za-z0-9._-]{1,64})$"),
          text(
              "lang",
              "Texts in this language only (BCP 47).",
              "^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*$"),
          plain("fromView", "The view that it is compared with; that of the answer unless said."),
          moment(
              "fromAbout", "The moment that it is compared with; that of the answer unless said."),
          plain(
              "fromKnownBy",
              "The knowledge that it is compared with; that of the answer unless said."),
          text("after", "What came on record after this position; -1 is from the start.", POSITION),
          text("negotiations.after", "The id of the negotiation to go on after.", ID),
          text("limit", "About so many at most.", LIMIT),
          text("width", "So many columns.", "^[0-9]{2,4}$"),
          required("q", "Words; what stands in quotation marks is one."),
          moment("calendar.from", "Dates before it are left out."),
          moment("calendar.to", "It and dates after it are left out."),
          text("entries.from", "The first position.", NUMBER),
          text("entries.to", "The position to end before.", NUMBER),
          text("accountEntries.from", "The version to begin with.", NUMBER),
          text("before", "The number of a sign-in to go on before.", NUMBER),
          text("webhookDeliveries.before", "The number of a delivery to go on before.", NUMBER),
          text("replayWebhookDelivery.position", "The position of the line.", NUMBER),
          text("webhook", "The id of the webhook.", "^[0-9a-f-]{36}$"),
          text("signIns.user", "Of this user only.", USER),
          text("size", "Of a checkpoint that was signed.", NUMBER),
          text("actId", "The id of the act.", "^[0-9a-f-]{36}$"),
          text("position", "The position of the act.", NUMBER),
          plain("path", "The name of the tile, with its slashes."),
          text("keyId", "Eight hexadecimal digits.", "^[0-9a-f]{8}$"),
          choice("kind", "The kind of key.", "ED25519", "ML_DSA_44"),
          text("user", "The user id.", USER),
          text("name", "The name of the token.", ID),
          plain("timestamp.name", "The size, with its ending."),
          plain("question", "The name of what is kept, such as `register`."),
          text("comparison.after", "The last negotiation that was looked at.", ID),
          choice("label", "Whether a first line says what it is an answer to.", "true", "false"),
          choice("bom", "Whether it begins with a byte order mark.", "true", "false"),
          choice("dry", "Whether it is only tried.", "true", "false"),
          plain("Prefer", "`handling=strict`: all acts of a file are recorded or none (RFC 7240)."),
          text("Ledger-Position", "The answer waits until it has reached this position.", NUMBER),
          text("Last-Event-ID", "The position of the last notification that was heard.", POSITION),
          plain("If-None-Match", "The `ETag` of the answer that one has."),
          choice(
              InterfaceVersion.HEADER,
              "The version of the interface that the client was written for: the first number of `info.version`. Unless it is said: 1.",
              InterfaceVersion.SUPPORTED.toArray(String[]::new)));

  private final TreeSet<String> used = new TreeSet<>();

  /// @param id of the operation
  List<ObjectNode> of(String id, Route route) {
    var parameters = new LinkedHashMap<String, ObjectNode>();
    VARIABLE
        .matcher(route.path())
        .results()
        .forEach(found -> parameters.put(found.group(1), shown(id, found.group(1), "path")));
    for (var handler : route.described())
      for (var name : RouteParameters.query(handler.method()))
        parameters.putIfAbsent(name, shown(id, name, "query"));
    for (var handler : route.described())
      for (var name : RouteParameters.headers(handler.method()))
        parameters.putIfAbsent(name, shown(id, name, "header"));
    if (waits(route)) parameters.put("Ledger-Position", shown(id, "Ledger-Position", "header"));
    if (isTagged(route)) parameters.put("If-None-Match", shown(id, "If-None-Match", "header"));
    if (InterfaceVersion.countsAt(route.path()))
      parameters.put(InterfaceVersion.HEADER, shown(id, InterfaceVersion.HEADER, "header"));
    return new ArrayList<>(parameters.values());
  }

  /// Those that no operation has.
  List<String> unused() {
    return KNOWN.keySet().stream().filter(name -> !used.contains(name)).sorted().toList();
  }

  /// As [ledger.request.LedgerPosition] does.
  static boolean waits(Route route) {
    return route.path().matches("/negotiations/.*|/search|/changes|/stream");
  }

  /// As the filter for what is unchanged does.
  static boolean isTagged(Route route) {
    return route.verb().equals("GET")
        && !route.path().endsWith("/stream")
        && route.path().matches("/changes|/search|/negotiations(/.*)?|/accounts/self");
  }

  private ObjectNode shown(String id, String name, String where) {
    var key = KNOWN.containsKey(id + "." + name) ? id + "." + name : name;
    var known = KNOWN.get(key);
    if (known == null)
      throw new IllegalStateException(id + " reads " + name + ", which is unknown");
    used.add(key);
    var parameter =
        JSON.objectNode().put("name", name).put("in", where).put("description", known.says());
    if (where.equals("path") || known.isRequired()) parameter.put("required", true);
    parameter.set("schema", known.schema().deepCopy());
    return parameter;
  }

  private static Map.Entry<String, Parameter> text(String name, String says, String pattern) {
    return entry(name, new Parameter(says, string().put("pattern", pattern), false));
  }

  private static Map.Entry<String, Parameter> plain(String name, String says) {
    return entry(name, new Parameter(says, string(), false));
  }

  private static Map.Entry<String, Parameter> required(String name, String says) {
    return entry(name, new Parameter(says, string(), true));
  }

  private static Map.Entry<String, Parameter> moment(String name, String says) {
    return entry(name, new Parameter(says, string().put("pattern", AnswerSchemas.MOMENT), false));
  }

  private static Map.Entry<String, Parameter> choice(String name, String says, String... values) {
    var schema = string();
    var all = schema.putArray("enum");
    for (var value : values) all.add(value);
    return entry(name, new Parameter(says, schema, false));
  }

  private static ObjectNode string() {
    return JSON.objectNode().put("type", "string");
  }
}
