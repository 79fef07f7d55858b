package ledger.drafting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.CustodyAct.Patch;
import ledger.act.IssueAct.TakeStance;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.Form;
import ledger.act.json.Forms;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.draft.TypedValues;
import ledger.sentence.UsualZone;
import ledger.value.ZoneName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What stands in a form before anything is typed: what follows from who writes, from the act that
/// it is about, and from the page that one comes from.
///
/// @param target the act that it is about, where it is about one
record Beginning(Dossier dossier, UserId user, ActFormat format, Optional<Entry> target) {

  /// The field in which custody and adoption name the act that they are about.
  static final String TARGET = "target";

  private static final String PATCH = "patch";
  private static final String CHAIN = "chain";
  private static final List<String> QUOTATION = List.of(".quoteMode", ".verb");

  TypedValues of(String act, HttpServletRequest from, String language) {
    var typed = new LinkedHashMap<String, String>();
    typed.put(TypedAct.ZONE, ZoneName.of(UsualZone.of(dossier)));
    if (FormParts.isStatement(act)) {
      typed.putAll(speaker());
      typed.put("words[0]", "");
      typed.put("words[0]" + TypedAct.LANGUAGE, language);
    }
    fields(act)
        .fields()
        .forEach((name, field) -> asked(name, from).ifPresent(v -> typed.put(name, v)));
    target.ifPresent(entry -> about(act, entry, typed));
    return new TypedValues(typed);
  }

  private static Form.Fields fields(String act) {
    return Forms.ALL.act(act);
  }

  private static Optional<String> asked(String name, HttpServletRequest from) {
    return Optional.ofNullable(from.getParameter(name)).filter(value -> value.length() <= 200);
  }

  /// Whoever acts for somebody says it himself; a recorder reports what others said.
  private Map<String, String> speaker() {
    var voice = Voice.of(user, dossier.negotiation());
    var typed = new LinkedHashMap<String, String>();
    typed.put("mode", voice.usual().name());
    if (voice.reports()) typed.putAll(hands());
    else voice.first().ifPresent(actor -> typed.put("by", actor.value()));
    return typed;
  }

  /// Those through which came what the same user recorded last: one report makes several acts. How
  /// this one is quoted, nobody has said yet.
  private Map<String, String> hands() {
    return dossier.entries().stream()
        .filter(entry -> entry.recorded().by().equals(user))
        .filter(entry -> !entry.act().envelope().chain().isEmpty())
        .max(Comparator.comparingLong(Entry::position))
        .map(entry -> format.tree(entry.act()).path(CHAIN))
        .map(chain -> FilledForm.of(TakeStance.class.getSimpleName(), chained(chain)).byPath())
        .map(Beginning::withoutQuotation)
        .orElse(Map.of(CHAIN + "[0]", ""));
  }

  private static Map<String, String> withoutQuotation(Map<String, String> typed) {
    var hands = new LinkedHashMap<>(typed);
    hands.keySet().removeIf(path -> QUOTATION.stream().anyMatch(path::endsWith));
    return hands;
  }

  private static JsonNode chained(JsonNode chain) {
    return JsonNodeFactory.instance.objectNode().set(CHAIN, chain);
  }

  private void about(String act, Entry entry, Map<String, String> typed) {
    var fields = fields(act);
    if (fields.named(TARGET).isPresent()) typed.put(TARGET, entry.act().actId().toString());
    if (fields.named(PATCH).isPresent()) typed.putAll(mended(entry.act()));
  }

  /// What can be corrected, as it stands.
  private Map<String, String> mended(Act act) {
    return FilledForm.of(Patch.class, format.tree(act), PATCH).byPath();
  }
}
