package ledger.openapi;

import static java.util.Map.entry;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.json.ActSchema;
import ledger.act.json.FilePlace;
import ledger.answer.Label;
import ledger.drafting.PageCaptions;
import ledger.openapi.Routes.Handler;
import ledger.openapi.Routes.Route;
import ledger.recording.DryReceipt;
import ledger.recording.ErasedReceipt;
import ledger.recording.Receipt;
import ledger.request.PageParameters;
import ledger.version.InterfaceVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The description of the interface, OpenAPI 3.1: of the routes as the server has them, what is
/// said beside each, the forms of acts, and the records that are answered.
final class Description {

  /// The version of the interface. The first number rises where a client of before would fail: it
  /// is the newest of those that a request may name.
  static final String VERSION = InterfaceVersion.SUPPORTED.getLast() + ".0.0";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String PROBLEM = "Problem";

  private static final Map<String, String> TAGS =
      Map.ofEntries(
          entry("recording", "Recording"),
          entry("questions", "Answers"),
          entry("sourcecopy", "Answers"),
          entry("page", "Answers"),
          entry("export", "Exports"),
          entry("live", "Feed"),
          entry("audit", "Log"),
          entry("anchor", "Log"),
          entry("account", "Accounts"),
          entry("operator", "Operation"),
          entry("openapi", "Description"),
          entry("webhook", "Webhooks"));

  /// Open to everybody.
  private static final String OPEN = "/schemas/.*|/openapi\\.json";

  /// Open to everybody where the operator has it so.
  private static final String OPENED = "/log/(checkpoint|policy|tile/.*|timestamps.*)";

  private final ObjectNode document = JSON.objectNode();
  private final ObjectNode schemas = ActSchema.components(PageCaptions.inEnglish());
  private final AnswerSchemas answers = new AnswerSchemas(schemas);
  private final Parameters parameters = new Parameters();
  private final Specification specification = new Specification();
  private final List<Route> routes;

  Description(List<Route> routes) {
    this.routes = routes.stream().filter(one -> !one.described().isEmpty()).toList();
    head();
    var paths = document.putObject("paths");
    for (var route : this.routes)
      paths
          .withObject("/" + route.path().replace("~", "~0").replace("/", "~1"))
          .set(route.verb().toLowerCase(Locale.ROOT), operation(route));
    var components = document.putObject("components");
    problems();
    components.set("schemas", sorted(schemas));
    components.set("responses", responses());
    components.set("headers", headers());
    components.set("examples", examples());
    components
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer");
    document.set("x-problems", codes());
  }

  ObjectNode document() {
    return document;
  }

  List<String> unusedParameters() {
    return parameters.unused();
  }

  Specification specification() {
    return specification;
  }

  private void head() {
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Agreement ledger")
        .put("version", VERSION)
        .put(
            "description",
            "Who said what, through whom, when, and on whose word; and what is due in the view of"
                + " each. Every GET has a HEAD. Fields, values of a list of names and problems may"
                + " be added to what is answered; whatever else a client relies on here stays until"
                + " the first number of the version rises. Pages, which some addresses answer to a"
                + " browser, are for people and stand not here.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    document.putArray("security").addObject().putArray("token");
    var tags = document.putArray("tags");
    TAGS.values().stream().distinct().sorted().forEach(tag -> tags.addObject().put("name", tag));
  }

  private ObjectNode operation(Route route) {
    var first = first(route);
    var said = first.described().orElseThrow();
    var operation = JSON.objectNode().put("operationId", said.id()).put("summary", said.value());
    var others = new ArrayList<String>();
    for (var other : route.described())
      if (other != first) others.add("`%s`: %s".formatted(media(other), said(other).value()));
    if (!others.isEmpty()) operation.put("description", String.join("\n\n", others));
    operation.putArray("tags").add(tag(first));
    var asked = parameters.of(said.id(), route);
    if (!asked.isEmpty()) asked.forEach(operation.putArray("parameters")::add);
    body(route).ifPresent(body -> operation.set("requestBody", body));
    operation.set("responses", answers(route));
    if (route.path().matches(OPEN)) operation.putArray("security");
    if (route.path().matches(OPENED) && route.verb().equals("GET")) {
      var either = operation.putArray("security");
      either.addObject();
      either.addObject().putArray("token");
    }
    return operation;
  }

  /// The one that answers with JSON, where there is one.
  private static Handler first(Route route) {
    return route.described().stream()
        .filter(one ->
            said(one).answer().length > 0
                && said(one).media().equals(MediaType.APPLICATION_JSON_VALUE))
        .findFirst()
        .orElseGet(() -> route.described().getFirst());
  }

  private static Described said(Handler handler) {
    return handler.described().orElseThrow();
  }

  private static String tag(Handler handler) {
    var packageName = handler.method().getDeclaringClass().getPackageName();
    var last = packageName.substring(packageName.lastIndexOf('.') + 1);
    var tag = TAGS.get(last);
    if (tag == null) throw new IllegalStateException("no tag for what is in " + packageName);
    return tag;
  }

  private static String media(Handler handler) {
    return handler.takes().isEmpty()
        ? said(handler).media()
        : String.join(", ", handler.takes().stream().map(MediaType::toString).sorted().toList());
  }

  private Optional<ObjectNode> body(Route route) {
    var content = JSON.objectNode();
    for (var handler : route.described()) {
      var of = said(handler).body();
      for (var taken : handler.takes().stream().map(MediaType::toString).sorted().toList())
        if (of == void.class) content.putObject(taken).putObject("schema").put("type", "string");
        else {
          var form = content.putObject(taken);
          form.set("schema", requested(said(handler).id(), of));
          if (of == Act.class)
            specification.acts.forEach((name, _) ->
                form.withObject("examples")
                    .putObject(name)
                    .put("$ref", "#/components/examples/" + name));
        }
    }
    if (content.isEmpty()) return Optional.empty();
    var body = JSON.objectNode().put("required", true);
    body.set("content", content);
    return Optional.of(body);
  }

  private ObjectNode requested(String id, Class<?> of) {
    if (of == Act.class) return AnswerSchemas.reference("Act");
    var name = capital(id) + "Request";
    schemas.set(name, answers.request(of));
    return AnswerSchemas.reference(name);
  }

  private ObjectNode answers(Route route) {
    var responses = new TreeMap<String, ObjectNode>();
    for (var handler : route.described()) {
      var said = said(handler);
      var response = response(responses, said.status());
      header(response, handler, route);
      if (said.answer().length > 0) content(response, said.media(), answer(handler, said.answer()));
      else if (said.status() != HttpStatus.NO_CONTENT.value())
        content(response, said.media(), text(said));
      if (said.otherwise().length > 0)
        content(response(responses, 200), said.media(), answer(handler, said.otherwise()));
    }
    if (Parameters.isTagged(route)) response(responses, 304);
    if (route.path().equals("/acts")) refusals(responses);
    var all = JSON.objectNode();
    refused(route)
        .filter(status -> !responses.containsKey(status))
        .forEach(status ->
            responses.put(
                status, JSON.objectNode().put("$ref", "#/components/responses/" + PROBLEM)));
    responses.forEach(all::set);
    all.putObject("default").put("$ref", "#/components/responses/" + PROBLEM);
    return all;
  }

  /// With which statuses it may be refused, besides those that any request may meet.
  private Stream<String> refused(Route route) {
    var path = route.path();
    if (path.matches(OPEN)) return Stream.empty();
    var read = parameters.of(first(route).described().orElseThrow().id(), route);
    return Stream.of(
            status(400, !read.isEmpty() || !route.verb().equals("GET")),
            status(401, true),
            status(403, !path.matches(OPENED) || !route.verb().equals("GET")),
            status(404, path.contains("{") || path.startsWith("/log/")),
            status(409, !route.verb().equals("GET") && path.matches("/(accounts|operator)/.*")),
            status(503, true))
        .flatMap(Optional::stream);
  }

  private static Optional<String> status(int status, boolean holds) {
    return holds ? Optional.of(String.valueOf(status)) : Optional.empty();
  }

  private static ObjectNode response(Map<String, ObjectNode> responses, int status) {
    return responses.computeIfAbsent(
        String.valueOf(status),
        _ -> JSON.objectNode().put("description", HttpStatus.valueOf(status).getReasonPhrase()));
  }

  private static void content(ObjectNode response, String media, ObjectNode schema) {
    response.withObject("content").putObject(media).set("schema", schema);
  }

  private static void header(ObjectNode response, Handler handler, Route route) {
    var said = said(handler);
    if (said.labelled() || route.path().equals("/acts") || route.path().endsWith("/changes"))
      header(response, "Ledger-Position");
    if (Parameters.isTagged(route)) header(response, "ETag");
    if (goesOn(handler) && !said.media().equals(MediaType.TEXT_EVENT_STREAM_VALUE))
      header(response, "Link");
    if (route.path().equals("/acts") && said.answer().length == 0)
      header(response, "Preference-Applied");
  }

  private static void header(ObjectNode response, String name) {
    response.withObject("headers").putObject(name).put("$ref", "#/components/headers/" + name);
  }

  /// By positions, or by what it reads by hand.
  private static boolean goesOn(Handler handler) {
    return RouteParameters.query(handler.method()).containsAll(RouteParameters.PAGED);
  }

  private static boolean isPaged(Handler handler) {
    return Arrays.asList(handler.method().getParameterTypes()).contains(PageParameters.class);
  }

  private ObjectNode text(Described said) {
    if (!said.media().equals(MediaType.APPLICATION_NDJSON_VALUE))
      return said.media().startsWith("text/") ? text() : JSON.objectNode();
    lines();
    return text()
        .put("description", "A line for each act: `FileLine`.")
        .put("x-line", "#/components/schemas/FileLine");
  }

  private static ObjectNode text() {
    return JSON.objectNode().put("type", "string");
  }

  /// Below its label, where it has one: both are one object.
  private ObjectNode answer(Handler handler, Class<?>[] of) {
    var said = said(handler);
    if (!said.labelled()) return answers.anyOf(Arrays.stream(of).map(answers::of).toList());
    var forms =
        Arrays.stream(of)
            .flatMap(one ->
                one.isSealed() ? Arrays.stream(one.getPermittedSubclasses()) : Stream.of(one))
            .toList();
    var each = new ArrayList<ObjectNode>();
    for (var form : forms) {
      var name = capital(said.id()) + (forms.size() > 1 ? form.getSimpleName() : "") + "Answer";
      var object = object(Label.class, form);
      object.withObject("properties").set("called", answers.of(NAMES));
      object.withArray("required").add("called");
      if (isPaged(handler)) object.withObject("properties").set("next", answers.of(long.class));
      schemas.set(name, object);
      each.add(AnswerSchemas.reference(name));
    }
    return answers.anyOf(each);
  }

  private record Named(Map<String, String> called) {}

  private static final Type NAMES = Named.class.getRecordComponents()[0].getGenericType();

  /// The parts of several records in one object.
  private ObjectNode object(Class<?>... of) {
    var object = JSON.objectNode().put("type", "object");
    var properties = object.putObject("properties");
    var required = object.putArray("required");
    for (var one : of) {
      answers.parts(one).forEach(properties::set);
      AnswerSchemas.required(one).forEach(required::add);
    }
    return object;
  }

  private record Line(int line, int status, Optional<String> ref) {}

  private void lines() {
    var each = new LinkedHashMap<String, ObjectNode>();
    each.put("FileLineReceipt", object(Line.class, Receipt.class));
    each.put("FileLineTried", object(Line.class, DryReceipt.class));
    each.put("FileLineErased", object(Line.class, ErasedReceipt.class));
    var refused = object(Line.class);
    problem(true)
        .path("properties")
        .properties()
        .forEach(part -> refused.withObject("properties").set(part.getKey(), part.getValue()));
    for (var name : List.of("type", "title", "detail", "code"))
      refused.withArray("required").add(name);
    refused.withObject("properties").set("followsFrom", answers.of(int.class));
    each.put("FileLineRefused", refused);
    each.forEach(schemas::set);
    schemas.set(
        "FileLine", answers.anyOf(each.keySet().stream().map(AnswerSchemas::reference).toList()));
  }

  private void problems() {
    var code = schemas.putObject("ProblemCode").put("type", "string");
    var names = code.putArray("enum");
    specification.codes().keySet().stream().sorted().forEach(names::add);
    schemas.set(PROBLEM, problem(false));
  }

  /// As [ledger.problem.Problem] writes it.
  private ObjectNode problem(boolean inFile) {
    var problem = JSON.objectNode().put("type", "object");
    var parts = problem.putObject("properties");
    for (var name : List.of("type", "title")) parts.set(name, text());
    parts.set("status", answers.of(int.class));
    for (var name : List.of("detail", "instance")) parts.set(name, text());
    parts.set("code", AnswerSchemas.reference("ProblemCode"));
    for (var name : List.of("rule", "subject", "currentState")) parts.set(name, text());
    for (var name : List.of("expected", "given")) parts.putObject(name);
    parts.set("diff", text());
    for (var name : List.of("whoMay", "instead", "because")) texts(parts, name);
    var also =
        parts.putObject("also").put("type", "array").putObject("items").put("type", "object");
    var others = also.putObject("properties");
    others.set("detail", text());
    others.set("code", AnswerSchemas.reference("ProblemCode"));
    others.set("subject", text());
    for (var name : List.of("expected", "given")) others.putObject(name);
    also.putArray("required").add("detail").add("code");
    if (inFile) {
      parts.set("place", answers.of(FilePlace.class));
      others.set("place", answers.of(FilePlace.class));
    }
    var required = problem.putArray("required");
    for (var name : List.of("type", "title", "status", "detail", "code")) required.add(name);
    return problem;
  }

  private static void texts(ObjectNode parts, String name) {
    parts.putObject(name).put("type", "array").set("items", text());
  }

  private ObjectNode responses() {
    var responses = JSON.objectNode();
    var problem =
        responses
            .putObject(PROBLEM)
            .put("description", "Refused, or not answered: a problem (RFC 9457).");
    for (var name : List.of("Retry-After", "WWW-Authenticate"))
      problem.withObject("headers").putObject(name).put("$ref", "#/components/headers/" + name);
    content(problem, MediaType.APPLICATION_PROBLEM_JSON_VALUE, AnswerSchemas.reference(PROBLEM));
    return responses;
  }

  /// Of what is sent as an act: the status of each, and how it reads.
  private void refusals(Map<String, ObjectNode> responses) {
    specification.problems.forEach((name, problem) -> {
      var response =
          responses.computeIfAbsent(
              problem.path("status").asString(),
              status -> {
                var made =
                    JSON.objectNode()
                        .put(
                            "description",
                            HttpStatus.valueOf(Integer.parseInt(status)).getReasonPhrase());
                content(
                    made,
                    MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                    AnswerSchemas.reference(PROBLEM));
                return made;
              });
      if (specification.acts.containsKey(problem.path("code").asString()))
        response
            .withObject("content")
            .withObject("/" + MediaType.APPLICATION_PROBLEM_JSON_VALUE.replace("/", "~1"))
            .withObject("examples")
            .putObject("problem." + name)
            .put("$ref", "#/components/examples/problem." + name);
    });
  }

  private static ObjectNode headers() {
    var headers = JSON.objectNode();
    Map<String, String> says =
        new TreeMap<>(
            Map.of(
                "ETag", "A weak one, for `If-None-Match`.",
                "Ledger-Position",
                    "The last position that is taken into account, or that of the act.",
                "Link", "`rel=\"next\"`: where the list goes on (RFC 8288).",
                "Preference-Applied", "`handling=strict`, where that was asked for.",
                "Retry-After", "In how many seconds it can be asked again.",
                "WWW-Authenticate",
                    "`Bearer`, where a token is missing; with `error=\"invalid_token\"` where it is"
                        + " not good."));
    says.forEach(
        (name, text) -> headers.putObject(name).put("description", text).set("schema", text()));
    return headers;
  }

  private ObjectNode examples() {
    var examples = JSON.objectNode();
    specification.acts.forEach(
        (name, act) -> examples.putObject(name).put("summary", summary(name)).set("value", act));
    specification.problems.forEach(
        (name, problem) -> examples.putObject("problem." + name).set("value", problem));
    return examples;
  }

  private String summary(String name) {
    return name.startsWith("act.")
        ? name.substring(4) + ", recorded"
        : "Refused: " + specification.sentences.getOrDefault(name, name);
  }

  /// Each code with its page, its status, when it is told and how it reads.
  private ObjectNode codes() {
    var codes = JSON.objectNode();
    new TreeMap<>(specification.codes())
        .forEach((code, status) -> {
          var one = codes.putObject(code);
          one.put("type", type(code)).put("status", status);
          var sentence = specification.sentences.get(code);
          if (sentence != null) one.put("description", sentence);
          if (specification.acts.containsKey(code))
            one.put("request", "#/components/examples/" + code);
          specification.problems.forEach((name, problem) -> {
            if (problem.path("code").asString().equals(code))
              one.withArray("answers").add("#/components/examples/problem." + name);
          });
        });
    return codes;
  }

  static String type(String code) {
    return "/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String capital(String id) {
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
  }

  private static ObjectNode sorted(ObjectNode all) {
    var sorted = JSON.objectNode();
    all.propertyNames().stream().sorted().forEach(name -> sorted.set(name, all.get(name)));
    return sorted;
  }
}
