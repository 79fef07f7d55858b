package ledger.rules;

import ledger.Harbour;
import ledger.decision.Refusal.IllTypedExpression;
import ledger.decision.Refusal.IllTypedReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Wherever a condition can stand, what is wrong in it is told with the path to the place.
class ExpressionTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'performed': 's1'}
          {'ready': {'agreement': 'B', 'key': 'n1'}}
          {'inForce': 'B'}
          {'inForce': 'A'}
          {'occurred': {'kind': 'PASSAGE', 'where': 'quay', 'by': 'gazette', 'relates': 'n1', 'as': 'PERFORMANCE'}}
          {'date': '2026-04-01T00:00Z'}
          {'all': [{'performed': 's1'}, {'any': [{'date': '2026-04-01T00:00Z'}, {'ready': 'n1'}]}]}
          {'count': {'kind': 'DELIVERY', 'confirmedBy': 'east'}, 'atLeast': 3}
          {'within': 'PT72H', 'of': {'performed': 's1'}}
          {'performed': {'agreement': 'A', 'key': 's1'}}
          """)
  void what_is_on_record_may_be_a_condition(String expr) {
    related().when("rep:south", "ConfirmReadiness", ready(expr)).thenRecorded();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'performed': 'x'}                                           | .performed           | no commitment "x" can be read here
          {'ready': {'agreement': 'C', 'key': 'n1'}}                   | .ready               | no commitment "C.n1" can be read here
          {'inForce': 'C'}                                             | .inForce             | no agreement "C" is on record
          {'occurred': {'where': 'moon'}}                              | .occurred.where      | no referent "moon" is registered
          {'occurred': {'relates': 'x'}}                               | .occurred.relates    | no commitment "x" can be read here
          {'count': {'confirmedBy': 'moon'}, 'atLeast': 1}             | .count.confirmedBy   | no referent "moon" is registered
          {'count': {'attributedTo': 'moon'}, 'atLeast': 1}            | .count.attributedTo  | no referent "moon" is registered
          {'found': 'AL'}                                              | .found               | no allegation "AL" is on record
          {'all': [{'ready': 's1'}, {'performed': 'x'}]}               | .all[1].performed    | no commitment "x" can be read here
          {'any': [{'within': 'P1D', 'of': {'performed': 'x'}}]}       | .any[0].of.performed | no commitment "x" can be read here
          """)
  void what_is_not_is_named_by_its_place(String expr, String place, String fault) {
    Harbour.proposed()
        .when(
            "rep:south",
            "ConfirmReadiness",
            "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'conditions': " + expr)
        .thenRefused(new IllTypedExpression("conditions" + place, fault));
  }

  @Test
  void another_agreement_has_to_be_related_first() {
    var expr = "{'performed': {'agreement': 'B', 'key': 'n1'}}";
    two()
        .when("rep:south", "ConfirmReadiness", ready(expr))
        .thenRefused(
            new IllTypedExpression(
                "conditions.performed", "no commitment \"B.n1\" can be read here"));
    related().when("rep:south", "ConfirmReadiness", ready(expr)).thenRecorded();
  }

  @Test
  void a_key_of_another_agreement_that_is_written_with_a_dot_is_told_how_it_is_written() {
    two()
        .when("rep:south", "ConfirmReadiness", ready("{'performed': 'B.n1'}"))
        .thenRefused(
            new IllTypedExpression(
                "conditions.performed",
                "no commitment \"B.n1\" can be read here; a key of another agreement is written {\"agreement\": \"B\", \"key\": \"n1\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'texts': 'Open the quay'  | 'texts': 'Open the quay', 'antecedent': {'performed': 'x'} | terms.n1.antecedent.performed
          'texts': 'in exchange'}   | 'texts': 'in exchange', 'links': [{'on': 's1', 'when': {'all': [{'performed': 'x'}]}}]} | terms.L.links[0].when.all[0].performed
          'texts': 'in exchange'}   | 'texts': 'in exchange'}, {'kind': 'POWER', 'key': 'exit', 'texts': 'x', 'effect': 'TERMINATE', 'requires': {'performed': 'x'}} | terms.exit.requires.performed
          'texts': 'in exchange'}   | 'texts': 'in exchange'}, {'kind': 'POWER', 'key': 'exit', 'texts': 'x', 'effect': 'TERMINATE', 'effectUnless': {'performed': 'x'}} | terms.exit.effectUnless.performed
          'texts': [{'lang'         | 'entryIntoForce': {'rule': {'allOf': [{'allConsent': true}, {'on': {'performed': 'x'}}]}}, 'texts': [{'lang' | terms.entryIntoForce.rule.allOf[1].on.performed
          """)
  void the_terms_are_looked_through_wherever_a_condition_stands(
      String part, String instead, String path) {
    Harbour.opened()
        .when(
            "rep:north",
            "ProposeAgreement",
            "'by': 'north', 'agreement': 'A', 'form': 'WRITTEN', 'terms': "
                + Harbour.TERMS.replace(part, instead))
        .thenRefused(new IllTypedExpression(path, "no commitment \"x\" can be read here"));
  }

  @Test
  void so_is_what_averts_a_notice() {
    Harbour.inForce()
        .when(
            "rep:north",
            "GiveNotice",
            "'by': 'north', 'agreement': 'A', 'noticeId': 'N', 'effect': 'SUSPEND', 'powerKey': 'EXTRA_TEXTUAL', 'effectiveAt': '2026-04-01T00:00Z', 'effectUnless': {'any': [{'performed': 'x'}]}")
        .thenRefused(
            new IllTypedExpression(
                "effectUnless.any[0].performed", "no commitment \"x\" can be read here"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{'on': 's1', 'when': {'performed': 'x'}}]                                   | links[0].when.performed | no commitment "x" can be read here
          [{'after': ['n1', 'x'], 'then': 's1'}]                                       | links[0].after[1]       | no commitment "x" can be read here
          [{'after': ['n1'], 'then': 's1'}, {'after': ['s1'], 'then': 'n1'}]           | links                   | "A.n1" waits for its own performance
          [{'on': 's1', 'when': {'performed': 's1'}}]                                  | links                   | "A.s1" waits for its own performance
          [{'on': 's1', 'when': {'all': [{'performed': 'n1'}]}}, {'after': ['s1'], 'then': 'n1'}] | links        | "A.n1" waits for its own performance
          """)
  void a_reading_names_what_can_be_read_and_nothing_waits_for_itself(
      String links, String path, String fault) {
    Harbour.proposed()
        .when("rep:north", "AdvanceReading", reading(links))
        .thenRefused(new IllTypedReading(path, fault));
  }

  @Test
  void what_need_not_be_performed_makes_no_circle() {
    Harbour.proposed()
        .when(
            "rep:north",
            "AdvanceReading",
            reading("[{'on': 's1', 'when': {'any': [{'performed': 's1'}, {'ready': 'n1'}]}}]"))
        .thenRecorded();
  }

  private static String reading(String links) {
    return "'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': 'A.x', 'links': "
        + links;
  }

  private static String ready(String expr) {
    return "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'conditions': " + expr;
  }

  private static Harbour two() {
    return Harbour.proposed()
        .given(
            "rep:north",
            "ProposeAgreement",
            "'by': 'north', 'agreement': 'B', 'form': 'WRITTEN', 'terms': " + Harbour.TERMS);
  }

  private static Harbour related() {
    return two()
        .given(
            "rep:north",
            "RelateAgreements",
            "'by': 'north', 'from': 'A', 'to': 'B', 'type': 'PACKAGE'");
  }
}
