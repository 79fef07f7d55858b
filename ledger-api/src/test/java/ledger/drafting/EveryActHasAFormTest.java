package ledger.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.ReferentAct;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.json.ActFile;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.Form;
import ledger.act.json.Forms;
import ledger.record.Vocabulary;
import ledger.sentence.Language;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever can be recorded can be typed: each act of the scenarios and of the specification is
/// made into what one would type, and that into an act again.
class EveryActHasAFormTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("```json accepted \\S+\n(\\{.*?)\n```", Pattern.DOTALL);

  private final ActFormat format = new ActFormat();

  @Test
  void what_is_typed_for_an_act_makes_the_same_act() throws IOException {
    var acts = Stream.concat(scenarios(), examples()).toList();
    assertThat(acts.stream().map(Act::name).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Vocabulary.ENTRIES.stream().map(Vocabulary.Entry::actName).toList());
    var others = new ArrayList<String>();
    for (var act : acts) {
      var again = format.readSent(typed(act));
      if (!again.equals(new Read(act))) others.add(format.tree(act) + "\n   became " + again);
    }
    assertThat(others).isEmpty();
  }

  private ObjectNode typed(Act act) {
    var values = FilledForm.of(act.name(), format.tree(act));
    var read =
        TypedAct.read(act.name(), values, new MadeNames(Set.of(), "", true), Language.ENGLISH);
    return read.act()
        .put("act", act.name())
        .put("actId", act.actId().toString())
        .put("negotiation", act.negotiation().value());
  }

  private Stream<Act> scenarios() throws IOException {
    var acts = new ArrayList<Act>();
    for (var scenario : List.of("corridor", "exchange", "treaty"))
      for (var file : List.of("setup.yaml", "story.yaml"))
        try (var lines = ActFile.lines(Path.of("../scenarios", scenario, file))) {
          lines.forEach(line -> read(line).forEach(acts::add));
        }
    assertThat(acts).hasSizeGreaterThan(100);
    return acts.stream();
  }

  private Stream<Act> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(Path.of("../docs/spec/acts.md")))
        .results()
        .flatMap(example -> read(example.group(1).getBytes(StandardCharsets.UTF_8)));
  }

  /// Examples of what is refused as unreadable are no acts.
  private Stream<Act> read(byte[] json) {
    return format.readSent(json) instanceof Read(var act) ? Stream.of(act) : Stream.empty();
  }

  /// Choices are narrowed to what can be meant: nothing that was ever said is left out by it.
  @Test
  void whatever_the_scenarios_name_can_be_chosen() throws IOException {
    var left = new TreeSet<String>();
    var acts = scenarios().toList();
    var kinds =
        acts.stream()
            .filter(RegisterReferent.class::isInstance)
            .map(RegisterReferent.class::cast)
            .collect(
                Collectors.groupingBy(
                    Act::negotiation,
                    Collectors.toMap(one -> one.id().value(), RegisterReferent::kind)));
    for (var act : acts)
      named(
          act.name(),
          Forms.ALL.act(act.name()),
          format.tree(act),
          kinds.getOrDefault(act.negotiation(), Map.of()),
          left);
    assertThat(left).isEmpty();
  }

  private static void named(
      String owner,
      Form.Fields fields,
      JsonNode object,
      Map<String, ReferentAct.Kind> kinds,
      Set<String> left) {
    fields
        .fields()
        .forEach((name, field) -> {
          if (object.has(name)) named(owner, name, field.form(), object.get(name), kinds, left);
        });
  }

  private static void named(
      String owner,
      String name,
      Form form,
      JsonNode value,
      Map<String, ReferentAct.Kind> kinds,
      Set<String> left) {
    switch (form) {
      case Form.Text _ -> named(owner, name, value, kinds, left);
      case Form.TextOr(_, var object) -> {
        if (value.isString()) named(owner, name, value, kinds, left);
        else named(owner, name, object, value, kinds, left);
      }
      case Form.ListOf list ->
          value.forEach(one -> named(owner, name, list.element(), one, kinds, left));
      case Form.MapOf _, Form.Choice _, Form.Whole _, Form.Flag _ -> {}
      case Form.Fields fields -> named(owner, fields, value, kinds, left);
      case Form.OneOf kind ->
          kind.of(value)
              .ifPresent(
                  one -> named(one.type().getSimpleName(), one.fields(), value, kinds, left));
      case Form.Named(var type) -> {
        var inner = Forms.ALL.named(type);
        named(
            inner instanceof Form.TextOr ? owner : type.getSimpleName(),
            name,
            inner,
            value,
            kinds,
            left);
      }
    }
  }

  private static void named(
      String owner,
      String name,
      JsonNode id,
      Map<String, ReferentAct.Kind> kinds,
      Set<String> left) {
    var kind = kinds.get(id.asString(""));
    var offered = Thing.of(owner, name).kinds();
    if (kind != null && !offered.isEmpty() && !offered.contains(kind))
      left.add(owner + "." + name + " " + id + " " + kind);
  }

  @Test
  void every_act_is_found_by_what_one_does_by_it() {
    var listed = Stream.of(Deed.values()).flatMap(deed -> deed.acts().stream()).toList();
    assertThat(listed)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Vocabulary.ENTRIES.stream()
                .map(Vocabulary.Entry::actName)
                .filter(name -> !name.equals(Deed.OPENING))
                .toList());
  }

  /// An id is chosen from what is on record, but for those that an act gives.
  @Test
  void what_an_act_gives_names_to_is_given_them_in_its_own_fields() {
    var given = new TreeSet<String>();
    Forms.ALL
        .acts()
        .forEach((act, fields) ->
            fields
                .fields()
                .forEach((name, field) -> {
                  if (field.form().equals(new Form.Text(Id.class))
                      && Thing.of(act, name) == Thing.NEW
                      && !name.equals("negotiation")) given.add(act + "." + name);
                }));
    assertThat(given)
        .containsExactly(
            "AdvanceReading.readingId",
            "AllegeBreach.id",
            "DefineCompartment.id",
            "GiveNotice.noticeId",
            "GrantMandate.id",
            "ImportBatch.id",
            "ProposeAgreement.agreement",
            "RaiseIssue.id",
            "RecordClaimedAgreement.agreement",
            "RegisterReferent.id",
            "RegisterSource.id",
            "ReportOccurrence.id");
  }

  @Test
  void every_field_kind_and_choice_has_words() throws IOException {
    var texts = new Properties();
    try (var in = EveryActHasAFormTest.class.getResourceAsStream("/messages.properties")) {
      texts.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    }
    var missing = new TreeSet<String>();
    for (var entry : Vocabulary.ENTRIES)
      for (var key : List.of("act." + entry.actName(), "act." + entry.actName() + ".help"))
        if (!texts.containsKey(key)) missing.add(key);
    Forms.ALL.acts().forEach((act, fields) -> words(act, fields, texts, missing));
    Forms.ALL.named().forEach((type, form) -> words(type, form, texts, missing));
    missing.removeIf(key -> key.endsWith(".actId"));
    assertThat(missing).isEmpty();
  }

  private static void words(String owner, Form form, Properties texts, Set<String> missing) {
    switch (form) {
      case Form.Fields fields ->
          fields
              .fields()
              .forEach((name, field) -> {
                any(texts, missing, "field." + owner + "." + name, "field." + name);
                choices(name, field.form(), texts, missing);
              });
      case Form.OneOf kinds ->
          kinds
              .kinds()
              .forEach((name, kind) -> {
                any(texts, missing, "kind." + name);
                words(kind.type().getSimpleName(), kind.fields(), texts, missing);
              });
      case Form.TextOr _,
          Form.Text _,
          Form.Choice _,
          Form.Whole _,
          Form.Flag _,
          Form.ListOf _,
          Form.MapOf _,
          Form.Named _ -> {}
    }
  }

  private static void choices(String field, Form form, Properties texts, Set<String> missing) {
    switch (form) {
      case Form.Choice(var names) ->
          names.forEach(
              name -> any(texts, missing, "choice." + field + "." + name, "choice." + name));
      case Form.ListOf list -> choices(field, list.element(), texts, missing);
      case Form.TextOr _,
          Form.Text _,
          Form.Whole _,
          Form.Flag _,
          Form.Fields _,
          Form.OneOf _,
          Form.MapOf _,
          Form.Named _ -> {}
    }
  }

  private static void any(Properties texts, Set<String> missing, String... keys) {
    if (Stream.of(keys).noneMatch(texts::containsKey)) missing.add(keys[0]);
  }
}
