package ledger.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ledger.Corridor;
import ledger.Golden;
import ledger.NeutralWords;
import ledger.act.Act;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.Proposition;
import ledger.act.UserId;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.Folded;
import ledger.names.Names;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import org.junit.jupiter.api.Test;

/// What each act says, as the timeline has it.
class ActSentencesTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("```json accepted (\\S+)\n(.*?)\n```", Pattern.DOTALL);

  @Test
  void the_founding_case_can_be_read_from_its_timeline() {
    var corridor = Dossier.of(Folded.entries(Corridor.recorded()), Corridor.NOW, Long.MAX_VALUE);
    var lines = lines(corridor, corridor.entries());
    assertThat(lines).allSatisfy(ActSentencesTest::isNoCode);
    Golden.of("corridor-timeline.txt").matches(text(lines));
  }

  /// The examples of the specification have every act.
  @Test
  void every_act_of_the_vocabulary_has_a_sentence() throws IOException {
    var recorded = examples();
    var examples = Dossier.of(recorded, Instant.parse("2999-06-01T00:00:00Z"), Long.MAX_VALUE);
    var sentences = sentences(examples);
    var firstOfEach = new TreeMap<String, String>();
    for (var entry : recorded)
      firstOfEach.putIfAbsent(entry.act().name(), sentences.act(entry.act()));
    assertThat(firstOfEach.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Vocabulary.ENTRIES.stream().map(Vocabulary.Entry::actName).toList());
    assertThat(firstOfEach.values()).allSatisfy(ActSentencesTest::isNoCode);
    Golden.of("act-sentences.txt").matches(text(lines(examples, recorded)));
  }

  /// Who read the first text, or was ready for it, said nothing of the second.
  @Test
  void what_was_said_of_a_text_is_told_in_its_words_after_another_text_has_come() {
    var proposed =
        """
        {"act": "ProposeAgreement", "actId": "00000000-0000-4000-8000-000000000001", "negotiation": "n", "mode": "PERFORMED",
         "by": "north", "statedAt": "2026-02-01T12:00Z", "agreement": "W", "form": "ORAL", "terms": %s}
        """;
    var read =
        """
        {"act": "AdvanceReading", "actId": "00000000-0000-4000-8000-000000000002", "negotiation": "n", "mode": "PERFORMED",
         "by": "north", "statedAt": "2026-02-02T12:00Z", "agreement": "W", "version": 1, "termId": "L", "readingId": "R",
         "links": [{"after": ["up"], "then": "low"}]}
        """;
    var ready =
        """
        {"act": "ConfirmReadiness", "actId": "00000000-0000-4000-8000-000000000003", "negotiation": "n", "mode": "PERFORMED",
         "by": "north", "statedAt": "2026-02-02T13:00Z", "agreement": "W", "version": 1, "scope": ["up"]}
        """;
    var revised =
        """
        {"act": "ReviseTerms", "actId": "00000000-0000-4000-8000-000000000004", "negotiation": "n", "mode": "PERFORMED",
         "by": "south", "statedAt": "2026-02-03T12:00Z", "agreement": "W", "kind": "DRAFT", "basedOn": 1, "terms": %s}
        """;
    var acts =
        Folded.entries(
            List.of(
                recorded("rep:north", proposed.formatted(terms("Open the well"))),
                recorded("rep:north", read),
                recorded("rep:north", ready),
                recorded("rep:south", revised.formatted(terms("Open it by noon")))));
    var dossier = Dossier.of(acts, Instant.parse("2026-03-02T12:00:00Z"), Long.MAX_VALUE);

    assertThat(dossier.agreements().values())
        .extracting(file -> file.current().orElseThrow().number())
        .containsExactly(2);
    assertThat(lines(dossier, acts).subList(1, 3))
        .allSatisfy(line -> assertThat(line).contains("Open the well").doesNotContain("by noon"));
    assertThat(sentences(dossier).propositionInFull(Proposition.parse("MEANS(W.L,R)")))
        .contains("Open the well")
        .doesNotContain("by noon");
  }

  /// Who alleges or reports something names no version: what was current then is meant.
  @Test
  void an_allegation_and_a_report_name_the_text_that_was_current_when_they_were_said() {
    var proposed =
        """
        {"act": "ProposeAgreement", "actId": "00000000-0000-4000-8000-000000000001", "negotiation": "n", "mode": "PERFORMED",
         "by": "north", "statedAt": "2026-02-01T12:00Z", "agreement": "W", "form": "ORAL", "terms": %s}
        """;
    var alleged =
        """
        {"act": "AllegeBreach", "actId": "00000000-0000-4000-8000-00000000000%1$d", "negotiation": "n", "mode": "PERFORMED",
         "by": "south", "statedAt": "2026-02-0%1$dT13:00Z", "id": "AL%1$d", "against": "north", "keys": ["up"], "particulars": {"en": "No"}}
        """;
    var reported =
        """
        {"act": "ReportOccurrence", "actId": "00000000-0000-4000-8000-000000000005", "negotiation": "n", "mode": "PERFORMED",
         "by": "south", "statedAt": "2026-02-05T14:00Z", "id": "O1", "kind": "OPENING", "when": "2026-02-02T09:00Z",
         "observationMode": "WITNESSED", "relates": [{"key": "up", "as": "PERFORMANCE"}]}
        """;
    var revised =
        """
        {"act": "ReviseTerms", "actId": "00000000-0000-4000-8000-000000000003", "negotiation": "n", "mode": "PERFORMED",
         "by": "south", "statedAt": "2026-02-03T12:00Z", "agreement": "W", "kind": "DRAFT", "basedOn": 1, "terms": %s}
        """;
    var acts =
        Folded.entries(
            List.of(
                recorded("rep:north", proposed.formatted(terms("Open the well"))),
                recorded("rep:south", alleged.formatted(2)),
                recorded("rep:south", revised.formatted(terms("Open it by noon"))),
                recorded("rep:south", alleged.formatted(4)),
                recorded("rep:south", reported)));
    var before = Dossier.of(acts, Instant.parse("2026-02-02T18:00:00Z"), Long.MAX_VALUE);
    assertThat(lines(before, acts).get(1))
        .as("where there is one text, none is named")
        .endsWith("“north to perform W.up (Open the well)”");
    var after =
        lines(Dossier.of(acts, Instant.parse("2026-03-02T12:00:00Z"), Long.MAX_VALUE), acts);
    assertThat(after.get(1)).endsWith("“north to perform W.up (Open the well)” (version 1)");
    assertThat(after.get(3)).endsWith("“north to perform W.up (Open it by noon)” (version 2)");
    assertThat(after.get(4)).contains("“north to perform W.up (Open it by noon)” (version 2)");
  }

  private static String terms(String text) {
    return """
    {"participants": [{"ref": "north", "role": "PARTY"}, {"ref": "south", "role": "PARTY"}], "terms": [
     {"kind": "COMMITMENT", "key": "up", "debtors": ["north"], "mode": "ACHIEVE", "texts": {"en": "%1$s"}},
     {"kind": "COMMITMENT", "key": "low", "debtors": ["south"], "mode": "ACHIEVE", "texts": {"en": "%1$s"}},
     {"kind": "LINKAGE", "id": "L", "covers": ["up", "low"], "texts": {"en": "and then"}}]}
    """
        .formatted(text);
  }

  @Test
  void no_message_judges() {
    var messages = new Messages("ledger.sentence.sentences", Language.ENGLISH);
    assertThat(messages.keys())
        .allSatisfy(key -> assertThat(NeutralWords.inText(messages.pattern(key), key)).isEmpty());
  }

  private static void isNoCode(String sentence) {
    assertThat(sentence)
        .isNotBlank()
        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-")
        .doesNotContainPattern("[A-Z]{2,}_[A-Z]+|[{}]| {2}")
        .doesNotContainPattern("\\b[A-Z]{4,}\\(");
  }

  private static List<String> lines(Dossier dossier, List<Entry> entries) {
    var sentences = sentences(dossier);
    return entries.stream()
        .map(e ->
            e.position()
                + " "
                + e.act().envelope().by().map(sentences::name).orElse(e.recorded().by().value())
                + " "
                + sentences.act(e.act()))
        .toList();
  }

  private static Sentences sentences(Dossier dossier) {
    return new Sentences(dossier, Names.of(dossier, Names.Asked.NEUTRAL, "en"), Locale.ENGLISH);
  }

  private static String text(Collection<String> lines) {
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<Entry> examples() throws IOException {
    var spec = Files.readString(Corridor.file("../../docs/spec/acts.md"), StandardCharsets.UTF_8);
    var recorded =
        EXAMPLE
            .matcher(spec)
            .results()
            .map(found -> recorded(found.group(1), found.group(2)))
            .filter(r -> r.event().act().negotiation().value().equals("harbour"))
            .toList();
    return Folded.entries(recorded);
  }

  private static Recorded recorded(String user, String json) {
    Act act = Corridor.read(json.getBytes(StandardCharsets.UTF_8));
    var event = Vocabulary.ofAct(act.name()).orElseThrow().happened(act);
    // A compartment is called by the act that made it.
    var compartment = Optional.of(act).filter(DefineCompartment.class::isInstance).map(Act::actId);
    return new Recorded(
        event, new UserId(user), Instant.parse("2026-03-01T12:00:00Z"), compartment);
  }
}
