package ledger.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ledger.export.ProvDocument.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where the acts of a timeline come from, as PROV has it: what is on record is an entity, and so
/// is what each relay told of it; recording and relaying are activities; whoever spoke, relayed or
/// recorded is an agent.
///
/// It says whose words the record has them to be, and never that they were said, or are so.
final class ProvenanceOfActs {

  private static final String ACT = "act:";
  private static final String HERE = "here:";
  private static final String TERM = "ledger:";

  private static final Map<String, String> KINDS =
      Map.of("PERSON", "prov:Person", "STATE", "prov:Organization", "BODY", "prov:Organization");

  private final ProvDocument document;
  private final JsonNode called;
  private final List<JsonNode> lines;

  /// Of each act that an annulment or a correction names, the last that does.
  private final Map<String, JsonNode> annulments = new HashMap<>();

  private final Map<String, JsonNode> corrections = new HashMap<>();

  /// @param log the origin of the log, and
  /// @param negotiation whose timeline it is
  /// @param called names by referent
  /// @param lines of the timeline
  private ProvenanceOfActs(String log, String negotiation, JsonNode called, List<JsonNode> lines) {
    var prefixes = new TreeMap<String, String>();
    prefixes.put("act", "urn:uuid:");
    prefixes.put("here", "urn:agreement-ledger:" + log + ":" + negotiation + ":");
    prefixes.put("ledger", "urn:agreement-ledger:terms:");
    this.document = new ProvDocument(prefixes);
    this.called = called;
    this.lines = lines;
  }

  static ProvDocument of(String log, String negotiation, JsonNode called, List<JsonNode> lines) {
    var provenance = new ProvenanceOfActs(log, negotiation, called, lines);
    provenance.write();
    return provenance.document;
  }

  private void write() {
    for (var line : lines) {
      var act = line.path("act");
      switch (act.path("act").asString("")) {
        case "AnnulRecord" -> annulments.put(text(act, "target"), line);
        case "CorrectRecord" -> corrections.put(text(act, "target"), line);
        case "RegisterReferent" -> referent(act);
        case "RegisterSource" -> source(act);
        default -> {} // it is about nothing that has a provenance of its own
      }
    }
    lines.forEach(this::line);
  }

  private void referent(JsonNode act) {
    var kind = text(act, "kind");
    var agent = agent(text(act, "id")).text(TERM + "kind", kind);
    Optional.ofNullable(KINDS.get(kind)).ifPresent(agent::type);
  }

  private void source(JsonNode act) {
    var name = source(text(act, "id"));
    var source =
        document
            .element("entity", name)
            .type(TERM + "Source")
            .text(TERM + "kind", text(act, "kind"));
    for (var field : List.of("hash", "url", "mediaType"))
      optional(act, field).ifPresent(value -> source.text(TERM + field, value));
    for (var field : List.of("author", "publisher"))
      optional(act, field).ifPresent(id -> attribute(name, agentName(id)).text(TERM + "as", field));
    act.path("derivesFrom").valueStream().forEach(id -> derive(name, source(id.asString())));
  }

  private void line(JsonNode line) {
    var act = line.path("act");
    var name = ACT + text(act, "actId");
    var recording = recording(line);
    var at = text(line, "recordedAt");
    document
        .element("activity", recording)
        .formal("startTime", at)
        .formal("endTime", at)
        .type(TERM + "Recording");
    var user = user(text(line, "recordedBy"));
    document.relation("wasAssociatedWith").formal("activity", recording).formal("agent", user);
    var first = line.path("uncorrected").isObject() ? line.path("uncorrected") : act;
    said(name, line, first);
    generated(name, recording, at);
    var by = speaker(first);
    by.ifPresent(speaker -> {
      if (text(first, "mode").equals("PERFORMED")) behalf(user, speaker, Optional.of(recording));
    });
    if (first != act) corrected(name, line, act);
    if (hasFlag(line, "ANNULLED")) annulled(name, text(act, "actId"));
  }

  /// What is on record of one act, through whose hands it came, and whose it is.
  ///
  /// @param act as it was first recorded, or as it was corrected
  private void said(String name, JsonNode line, JsonNode act) {
    var entity = entity(name, line, act);
    var speaker = speaker(act);
    boolean counted = act == line.path("act"); // how strong it is, is known of it as it stands now
    speaker.ifPresent(agent -> through(act, agent));
    var relays = act.path("chain");
    if (relays.isEmpty()) {
      speaker.ifPresent(agent -> attributed(name, agent, line, counted));
      return;
    }
    var before = name + ".said";
    document.element("entity", before).type(TERM + "AsRelayed");
    var asRelayed = before;
    speaker.ifPresent(agent -> attributed(asRelayed, agent, line, counted));
    for (int i = 0; i < relays.size(); i++)
      before = relay(name + ".relay" + i, before, relays.path(i), i == 0);
    derive(name, before);
    entity.type(TERM + "Reported");
  }

  private Element entity(String name, JsonNode line, JsonNode act) {
    var entity =
        document
            .element("entity", name)
            .type(TERM + text(line, "event"))
            .add(TERM + "position", "xsd:long", String.valueOf(line.path("position").asLong()));
    optional(act, "mode").ifPresent(mode -> entity.text(TERM + "mode", mode));
    time(
        entity,
        TERM + "stated",
        act.has("statedAt") ? act.path("statedAt") : line.path("statedAt"));
    act.path("words")
        .properties()
        .forEach(words -> entity.text(TERM + "words", words.getValue().asString(), words.getKey()));
    if (act.path("words").isString()) entity.text(TERM + "words", text(act, "words"));
    optional(act, "note").ifPresent(note -> entity.text(TERM + "note", note));
    line.path("flags").valueStream().forEach(flag -> entity.text(TERM + "flag", flag.asString()));
    return entity;
  }

  /// The person who spoke, and the office from which, speak for the one whose act it is.
  private void through(JsonNode act, String speaker) {
    var through = act.path("through");
    for (var one : List.of("person", "office"))
      if (through.has(one)) behalf(agentOf(through.path(one)), speaker, Optional.empty());
  }

  /// @return the name of what this relay told
  private String relay(String name, String before, JsonNode relay, boolean isNearest) {
    var relaying = name + ".relaying";
    var relayer = agentOf(relay.path("relayer"));
    var told =
        document
            .element("entity", name)
            .type(TERM + "Relay")
            .text(TERM + "quoteMode", text(relay, "quoteMode"));
    for (var field : List.of("verb", "locator"))
      optional(relay, field).ifPresent(value -> told.text(TERM + field, value));
    time(told, TERM + "published", relay.path("publishedAt"));
    document.element("activity", relaying).type(TERM + "Relaying");
    document.relation("wasAssociatedWith").formal("activity", relaying).formal("agent", relayer);
    document.relation("used").formal("activity", relaying).formal("entity", before);
    document
        .relation("wasGeneratedBy")
        .formal("entity", name)
        .formal("activity", relaying)
        .formal(
            "time",
            Optional.of(relay.path("publishedAt"))
                .filter(JsonNode::isString)
                .map(one -> SchemaMoment.of(one.asString())));
    attribute(name, relayer);
    var derived = derive(name, before);
    if (text(relay, "quoteMode").equals("VERBATIM")) derived.type("prov:Quotation");
    optional(relay, "sourceId")
        .ifPresent(id -> {
          var from = derive(name, source(id));
          if (isNearest) from.type("prov:PrimarySource");
        });
    return name;
  }

  /// What was mended is another entity than what was first recorded, and made by the correction.
  private void corrected(String name, JsonNode line, JsonNode act) {
    var revised = name + ".corrected";
    said(revised, line, act);
    derive(revised, name).type("prov:Revision");
    Optional.ofNullable(corrections.get(text(act, "actId")))
        .ifPresent(by -> generated(revised, recording(by), text(by, "recordedAt")));
    if (hasFlag(line, "ANNULLED")) annulled(revised, text(act, "actId"));
  }

  private void annulled(String name, String act) {
    Optional.ofNullable(annulments.get(act))
        .ifPresent(by ->
            document
                .relation("wasInvalidatedBy")
                .formal("entity", name)
                .formal("activity", recording(by))
                .formal("time", text(by, "recordedAt")));
  }

  private void generated(String entity, String activity, String at) {
    document
        .relation("wasGeneratedBy")
        .formal("entity", entity)
        .formal("activity", activity)
        .formal("time", at);
  }

  private Element attribute(String entity, String agent) {
    return document.relation("wasAttributedTo").formal("entity", entity).formal("agent", agent);
  }

  private void attributed(String entity, String speaker, JsonNode line, boolean counted) {
    var attribution = attribute(entity, speaker);
    if (counted)
      attribution
          .text(TERM + "strength", text(line, "strength"))
          .add(TERM + "counts", "xsd:boolean", String.valueOf(line.path("counts").asBoolean()));
  }

  private Element derive(String entity, String from) {
    return document
        .relation("wasDerivedFrom")
        .formal("generatedEntity", entity)
        .formal("usedEntity", from);
  }

  private void behalf(String delegate, String responsible, Optional<String> activity) {
    if (!delegate.equals(responsible))
      document
          .relation("actedOnBehalfOf")
          .formal("delegate", delegate)
          .formal("responsible", responsible)
          .formal("activity", activity);
  }

  private Optional<String> speaker(JsonNode act) {
    return act.has("by") ? Optional.of(agentOf(act.path("by"))) : Optional.empty();
  }

  private String agentOf(JsonNode actor) {
    if (!actor.has("anonymous")) return agentName(actor.asString());
    var name = HERE + "unnamed-" + ProvDocument.local(text(actor, "anonymous"));
    document
        .element("agent", name)
        .node()
        .putIfAbsent("prov:label", label(text(actor, "anonymous")));
    return name;
  }

  private String agentName(String referent) {
    agent(referent);
    return HERE + "referent-" + ProvDocument.local(referent);
  }

  private Element agent(String referent) {
    var agent = document.element("agent", HERE + "referent-" + ProvDocument.local(referent));
    agent.node().putIfAbsent("prov:label", label(called.path(referent).asString(referent)));
    return agent;
  }

  private String user(String user) {
    var name = HERE + "user-" + ProvDocument.local(user);
    document.element("agent", name).node().putIfAbsent("prov:label", label(user));
    return name;
  }

  private static JsonNode label(String text) {
    return new Element(JsonNodeFactory.instance.objectNode())
        .text("prov:label", text)
        .node()
        .path("prov:label");
  }

  private static String source(String id) {
    return HERE + "source-" + ProvDocument.local(id);
  }

  private static String recording(JsonNode line) {
    return HERE + "recording-" + line.path("position").asLong();
  }

  /// As exact as it is known.
  private static void time(Element of, String name, JsonNode time) {
    if (time.isString()) of.add(name + "From", "xsd:dateTime", SchemaMoment.of(time.asString()));
    for (var bound : List.of("from", "to"))
      optional(time, bound)
          .ifPresent(moment ->
              of.add(
                  name + (bound.equals("from") ? "From" : "To"),
                  "xsd:dateTime",
                  SchemaMoment.of(moment)));
    optional(time, "precision").ifPresent(how -> of.text(name + "Precision", how));
  }

  private static boolean hasFlag(JsonNode line, String flag) {
    return line.path("flags").valueStream().anyMatch(one -> one.asString().equals(flag));
  }

  private static Optional<String> optional(JsonNode node, String field) {
    return node.path(field).isString() ? Optional.of(text(node, field)) : Optional.empty();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
