package ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.Harbour;
import ledger.dossier.Entry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Terms that say of every length of time the most that can be said: every question has an answer,
/// about any moment.
class LongestTermsTest {

  private static final String TERMS =
      """
      {'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}],
       'entryIntoForce': {'rule': {'anyOf': [{'allConsent': true}, {'onDate': '9999-12-31T23:59:59Z'}]}, 'delay': 'P1000Y', 'delayForLater': 'P1000Y'},
       'accession': {'from': '0001-01-01T00:00Z', 'until': '9999-12-31T23:59:59Z'},
       'procedure': [{'step': 'talks', 'days': 365242}],
       'terms': [
         {'kind': 'COMMITMENT', 'key': 'n1', 'debtors': ['north'], 'creditors': ['south'], 'mode': 'ACHIEVE', 'texts': 'x', 'due': {'within': 'P365242D'}, 'grace': 'P365242D', 'expires': '9999-12-31T23:59:59Z'},
         {'kind': 'COMMITMENT', 'key': 's1', 'debtors': ['south'], 'creditors': ['north'], 'mode': 'ACHIEVE', 'texts': 'x', 'due': {'at': '9999-12-31T23:59:59Z'}, 'grace': 'P365242D', 'antecedent': {'within': 'P365242D', 'of': {'date': '9999-12-31T23:59:59Z'}}},
         {'kind': 'COMMITMENT', 'key': 's2', 'debtors': ['south'], 'creditors': ['north'], 'mode': 'MAINTAIN', 'texts': 'x', 'antecedent': {'within': 'P365242D', 'of': {'inForce': 'A'}}},
         {'kind': 'LINKAGE', 'id': 'L', 'covers': ['n1', 's1'], 'texts': 'x', 'links': [{'after': ['n1'], 'then': 's1', 'within': 'P365242D'}]},
         {'kind': 'POWER', 'key': 'leave', 'texts': 'x', 'effect': 'WITHDRAW', 'noticePeriod': 'P1000Y'},
         {'kind': 'DURATION', 'id': 'd', 'texts': 'x', %s, 'renewal': 'AUTO', 'renewalPeriod': '%s', 'objectBefore': 'P1000Y'}]}\
      """;

  @ParameterizedTest(name = "{0}, by {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'period': 'P1000Y'              | P1000Y
          'period': 'P1000Y'              | P1D
          'until': '9999-12-31T23:59:59Z' | P1000Y
          'until': '0001-01-01T00:00Z'    | P1D
          """)
  void every_question_is_answered_about_every_moment(String duration, String renewal) {
    var harbour =
        Harbour.opened()
            .given(
                "rep:north",
                "ProposeAgreement",
                "'by': 'north', 'statedAt': '0001-01-01T00:00Z', 'agreement': 'A', 'form': 'WRITTEN', 'offerExpires': '9999-12-31T23:59:59Z', 'terms': "
                    + TERMS.formatted(duration, renewal))
            .given("rep:north", "DeclareConsent", consent("north", ""))
            .given(
                "rep:south",
                "DeclareConsent",
                consent("south", ", 'effectiveFrom': '9999-12-31T23:59:59Z'"))
            .given(
                "rep:south",
                "GiveNotice",
                "'by': 'south', 'agreement': 'A', 'noticeId': 'out', 'effect': 'WITHDRAW', 'powerKey': 'leave', 'effectiveAt': '9999-12-31T23:59:59Z'");
    var record = harbour.ledger().record();
    var entries =
        IntStream.range(0, record.size()).mapToObj(i -> Entry.of(i + 1, record.get(i))).toList();
    for (var about :
        Stream.of("0001-01-01T00:00:00Z", "2026-03-02T00:00:00Z", "9999-12-31T23:59:59.999999Z")
            .map(Instant::parse)
            .toList())
      assertThatCode(
              () -> assertThat(Answers.bytes(Seen.of(entries, about, Long.MAX_VALUE))).isNotEmpty())
          .as("about %s", about)
          .doesNotThrowAnyException();
  }

  private static String consent(String by, String more) {
    return "'by': '" + by + "', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'" + more;
  }
}
