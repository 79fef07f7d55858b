package ledger.act.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ledger.act.Act;
import ledger.act.json.ActFile.Kind;
import ledger.act.json.ActFile.Written;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be left out of a file that is written by hand, and what stands in the record for it.
class WriteAFileTest {

  private static final String FRONT =
      """
      file: story
      defaults:
        negotiation: harbour
        mode: REPORTED
        by: north
        chain: [{relayer: gazette, quoteMode: SUMMARY, publishedAt: 2026-02-03}]
        statedAt: 2026-02-02
        zone: Europe/Paris
        language: fr
      ---
      """;

  private final ActFormat format = new ActFormat();

  @Test
  void what_the_front_matter_says_holds_for_every_act_that_does_not_say_it_itself()
      throws IOException {
    var acts =
        read(
            FRONT
                + """
                - {act: TakeStance, proposition: EXISTS(A), stance: AFFIRMS}
                - {act: TakeStance, by: south, chain: ~, statedAt: "2026-02-05T10:00+01:00", proposition: EXISTS(A), stance: DENIES}
                """);
    assertThat(acts.getFirst())
        .contains(
            "\"by\":\"north\"",
            "\"mode\":\"REPORTED\"",
            "\"negotiation\":\"harbour\"",
            "\"relayer\":\"gazette\"",
            "\"statedAt\":{\"from\":\"2026-02-02T00:00+01:00\",\"precision\":\"DAY\",\"to\":\"2026-02-03T00:00+01:00\",\"zone\":\"Europe/Paris\"}",
            "\"publishedAt\":{\"from\":\"2026-02-03T00:00+01:00\",\"precision\":\"DAY\"");
    assertThat(acts.getLast())
        .contains("\"by\":\"south\"", "\"statedAt\":{\"from\":\"2026-02-05T10:00+01:00\"")
        .doesNotContain("chain");
  }

  /// A filing is its sender's own, done now: nobody is said to have said it.
  @Test
  void of_a_filing_the_defaults_say_only_where_it_belongs() throws IOException {
    assertThat(read(FRONT + "- {act: RegisterReferent, id: quay, kind: PLACE, neutralLabel: Quay}"))
        .singleElement()
        .asString()
        .contains("\"negotiation\":\"harbour\"", "\"mode\":\"PERFORMED\"")
        .doesNotContain("north", "chain", "statedAt");
  }

  /// A negotiation has no audience by default, and a file may have one: each act says it then.
  @Test
  void for_whom_the_acts_of_a_file_are_is_said_once() throws IOException {
    var acts =
        read(
            FRONT.replace("defaults:", "defaults:\n  compartments: [caucus]")
                + """
                - {act: TakeStance, proposition: EXISTS(A), stance: AFFIRMS}
                - {act: RegisterReferent, id: _caucus.quay, kind: PLACE, neutralLabel: Quay}
                - {act: TakeStance, compartments: ~, proposition: EXISTS(A), stance: DENIES}
                """);
    assertThat(acts.subList(0, 2))
        .allSatisfy(act -> assertThat(act).contains("\"compartments\":[\"caucus\"]"));
    assertThat(acts.getLast()).doesNotContain("compartments");
  }

  @Test
  void a_date_is_a_day_wherever_a_time_is_asked_for() throws IOException {
    assertThat(
            read(
                FRONT
                    + """
                    - act: ProposeAgreement
                      agreement: A
                      form: WRITTEN
                      offerExpires: 2026-03-28
                      terms:
                        texts: [{lang: en, text: Text}]
                        terms:
                          - {kind: COMMITMENT, key: k, debtors: [north], creditors: [south], mode: ACHIEVE, texts: Ouvrir, due: {at: 2026-03-29}}
                    - act: TakeStance
                      statedAt: {from: 2026-02-07, to: 2026-02-09, precision: WEEKEND}
                      proposition: EXISTS(A)
                      stance: AFFIRMS
                    """))
        .satisfiesExactly(
            offer ->
                assertThat(offer)
                    .contains(
                        "\"offerExpires\":{\"from\":\"2026-03-28T00:00+01:00\"",
                        "\"due\":{\"at\":{\"from\":\"2026-03-29T00:00+01:00\",\"precision\":\"DAY\",\"to\":\"2026-03-30T00:00+02:00\"",
                        "\"texts\":{\"fr\":\"Ouvrir\"}"),
            stance ->
                assertThat(stance)
                    .contains(
                        "{\"from\":\"2026-02-07T00:00+01:00\",\"precision\":\"WEEKEND\",\"to\":\"2026-02-09T00:00+01:00\",\"zone\":\"Europe/Paris\"}"));
  }

  @Test
  void a_number_needs_no_quotes_and_keeps_its_digits() throws IOException {
    assertThat(
            read(
                FRONT
                    + "- {act: ReportOccurrence, id: O, kind: DELIVERY, when: 2026-02-01, quantity: {value: 15.0, unit: t}, observationMode: DOCUMENT}"))
        .singleElement()
        .asString()
        .contains("\"value\":\"15.0\"");
  }

  @Test
  void ids_stay_when_lines_come_in_elsewhere_and_equal_acts_are_told_apart() throws IOException {
    var one = "- {act: TakeStance, proposition: EXISTS(A), stance: AFFIRMS}\n";
    var other = "- {act: TakeStance, proposition: EXISTS(B), stance: AFFIRMS}\n";
    var before = ids(FRONT + one + one);
    var after = ids(FRONT + other + "# a comment\n" + one + other + one);
    assertThat(before).doesNotHaveDuplicates();
    assertThat(after).element(1).isEqualTo(before.getFirst());
    assertThat(after).element(3).isEqualTo(before.getLast());
  }

  /// The same file with another default is the same file with changed acts, and not new ones.
  @Test
  void ids_are_those_of_what_each_act_says_and_not_of_the_defaults() throws IOException {
    var act = "- {act: TakeStance, proposition: EXISTS(A), stance: AFFIRMS}\n";
    assertThat(ids(FRONT.replace("by: north", "by: south") + act)).isEqualTo(ids(FRONT + act));
    assertThat(ids(FRONT.replace("file: story", "file: other") + act))
        .isNotEqualTo(ids(FRONT + act));
  }

  @Test
  void an_act_with_a_ref_keeps_its_id_when_it_is_changed_and_others_can_name_it()
      throws IOException {
    var file =
        FRONT
            + """
            - {act: TakeStance, ref: first, proposition: EXISTS(A), stance: AFFIRMS}
            - {act: TakeStance, proposition: VALID(first), stance: DENIES, supersedes: first}
            - {act: CorrectRecord, target: first, patch: {note: So it stands there}, reason: Copied}
            """;
    var ids = ids(file);
    assertThat(ids(file.replace("stance: AFFIRMS", "stance: RESERVES"))).isEqualTo(ids);
    assertThat(read(file))
        .satisfiesExactly(
            first -> assertThat(first).doesNotContain("ref"),
            second ->
                assertThat(second)
                    .contains(
                        "VALID(" + ids.getFirst() + ")", "\"supersedes\":\"" + ids.getFirst()),
            third -> assertThat(third).contains("\"target\":\"" + ids.getFirst() + "\""));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {act: TakeStance, proposition: VALID(none), stance: DENIES} | proposition | no act before it in this file has the ref "none"
          {act: TakeStance, ref: a b, proposition: EXISTS(A), stance: DENIES} | ref | it is no name for an act of this file
          {act: TakeStance, statedAt: 2026-02-30, proposition: EXISTS(A), stance: DENIES} | statedAt | there is no such date
          """)
  void what_cannot_be_completed_is_told(String act, String field, String fault) throws IOException {
    assertThat(faults(FRONT + "- " + act))
        .first()
        .isInstanceOfSatisfying(
            Unreadable.WrongValue.class,
            told -> {
              assertThat(told.field()).isEqualTo(field);
              assertThat(told.fault()).isEqualTo(fault);
            });
  }

  @Test
  void without_a_zone_a_date_is_told_to_need_one_and_without_a_name_an_act_to_need_an_id()
      throws IOException {
    assertThat(
            faults(
                "- {act: TakeStance, negotiation: n, mode: REPORTED, by: north, statedAt: 2026-02-02, proposition: EXISTS(A), stance: DENIES}"))
        .extracting(fault -> fault.place().orElse(""))
        .containsExactly("statedAt", "actId");
  }

  @Test
  void everything_that_is_wrong_with_an_act_is_told_at_once_each_with_its_place()
      throws IOException {
    var act =
        written(
                FRONT
                    + """
                    - act: ProposeAgreement
                      agreemnet: A
                      form: SPOKEN
                      terms:
                        texts: [{lang: en, text: Text}]
                        terms:
                          - {kind: COMMITMENT, key: k, debtors: [north], creditor: [south], mode: ACHIEVE, texts: x, measure: {unit: t, target: much}}
                          - {kind: COMMITMENT, key: "no key", debtors: [south], creditors: [north], texts: x}
                    """)
            .getFirst();
    assertThat(((Unread) act.parsed()).why().each())
        .extracting(fault -> fault.place().orElse(""))
        .containsExactlyInAnyOrder(
            "agreemnet",
            "agreement",
            "form",
            "terms.terms[0].creditor",
            "terms.terms[0].measure.target",
            "terms.terms[1].key",
            "terms.terms[1].mode");
    assertThat(act.place("terms.terms[0].measure.target")).contains(new FilePlace(17, 117));
    assertThat(act.place("terms.terms[1].mode")).contains(new FilePlace(18, 9));
    assertThat(act.place("agreement")).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          defaults: {note: x}                 | line 1: "note" is no default: write it in each act.
          defaults: {mode: SAID}              | line 1: "mode" cannot be "SAID"; it is one of PERFORMED, REPORTED, IMPORTED
          defaults: {zone: Nowhere}           | line 1: "zone" is a time zone as IANA names it, such as Asia/Yerevan, or an offset such as +04:00
          defaults: {language: a language}    | line 1: "language" is a tag of BCP 47, such as en or hy
          defaults: {chain: [{relay: x}]}     | line 1: there is no field "chain[0].relay"
          defaults: [x]                       | line 1: "defaults" has fields
          {file: x, default: {}}              | line 1: "default" is neither "file" nor "defaults"
          file: a name                        | line 1: "file" is a UUID, or 1 to 64 of letters, digits, - _ and .
          """)
  void a_front_matter_that_cannot_be_is_told_by_its_line(String front, String told) {
    assertThatThrownBy(() -> read(front + "\n---\n- {act: TakeStance}\n"))
        .isInstanceOf(BrokenLine.class)
        .hasMessageStartingWith(told);
  }

  /// Few lines would otherwise stand for more than any ledger reads.
  @Test
  void what_aliases_stand_for_is_bounded_for_a_file_too() {
    var list = "[" + "x, ".repeat(9_999) + "x]";
    var file = "- &a {act: A, x: " + list + "}\n" + "- *a\n".repeat(200);
    assertThatThrownBy(() -> read(file))
        .hasMessage("line 106: the aliases of a file stand for at most 1048576 values");
  }

  @Test
  void one_json_object_a_line_may_have_a_front_matter_too_and_without_one_it_is_as_it_stands()
      throws IOException {
    var line = "{\"act\":\"TakeStance\",\"proposition\":\"EXISTS(A)\",\"stance\":\"AFFIRMS\"}\n";
    var front =
        "{\"file\":\"f\",\"defaults\":{\"negotiation\":\"n\",\"mode\":\"REPORTED\",\"by\":\"north\",\"zone\":\"UTC\",\"statedAt\":\"2026-02-02\"}}\n";
    assertThat(all(front + line + line, Kind.NDJSON))
        .extracting(Written::line)
        .containsExactly(2L, 3L);
    assertThat(all(front + line + line, Kind.NDJSON))
        .allSatisfy(act -> assertThat(act.parsed()).isInstanceOf(Read.class));
    assertThat(all(line, Kind.NDJSON).getFirst().parsed()).isInstanceOf(Unread.class);
  }

  private List<String> ids(String file) throws IOException {
    return written(file).stream().map(act -> act.act().path("actId").asString("")).toList();
  }

  private List<Unreadable> faults(String file) throws IOException {
    return ((Unread) written(file).getFirst().parsed()).why().each();
  }

  /// In canonical JSON.
  private List<String> read(String file) throws IOException {
    return written(file).stream()
        .map(act ->
            switch (act.parsed()) {
              case Read(Act read) -> new String(format.write(read), StandardCharsets.UTF_8);
              case Unread(var why) -> throw new AssertionError(why);
            })
        .toList();
  }

  private List<Written> written(String file) throws IOException {
    return all(file, Kind.YAML);
  }

  private List<Written> all(String file, Kind kind) throws IOException {
    var acts = new ArrayList<Written>();
    var in = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    ActFile.of(in, kind, format).forEachRemaining(acts::add);
    return acts;
  }
}
