package ledger.act.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import ledger.act.json.ActFormat.Parsed;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.act.json.Unreadable.WrongValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every length of time and every time that an act can say, at its bounds and just beyond.
class BoundsTest {

  private static final String COMMITMENT =
      "'terms': {'terms': [{'kind': 'COMMITMENT', 'key': 'k', 'debtors': ['north'], 'mode': 'ACHIEVE', 'texts': 'x', %s}]}";
  private static final String DURATION =
      "'terms': {'terms': [{'kind': 'DURATION', 'id': 'd', 'texts': 'x', %s}]}";
  private static final String LINK =
      "'terms': {'terms': [{'kind': 'LINKAGE', 'id': 'l', 'covers': ['k'], 'texts': 'x', 'links': [%s]}]}";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          terms.entryIntoForce.delay              | period   | 'terms': {'entryIntoForce': {'rule': {'allConsent': true}, 'delay': '@'}}
          terms.entryIntoForce.delayForLater      | period   | 'terms': {'entryIntoForce': {'rule': {'allConsent': true}, 'delayForLater': '@'}}
          terms.terms[0].noticePeriod             | period   | 'terms': {'terms': [{'kind': 'POWER', 'key': 'p', 'texts': 'x', 'effect': 'SUSPEND', 'noticePeriod': '@'}]}
          terms.terms[0].period                   | period   | D 'period': '@'
          terms.terms[0].renewalPeriod            | period   | D 'period': 'P1Y', 'renewal': 'AUTO', 'renewalPeriod': '@'
          terms.terms[0].objectBefore             | period   | D 'period': 'P1Y', 'objectBefore': '@'
          terms.terms[0].grace                    | duration | C 'grace': '@'
          terms.terms[0].due.within               | duration | C 'due': {'within': '@'}
          terms.terms[0].antecedent.within        | duration | C 'antecedent': {'within': '@', 'of': {'inForce': 'A'}}
          terms.terms[0].links[0].within          | duration | L {'after': ['a'], 'then': 'b', 'within': '@'}
          terms.terms[0].links[0].within          | duration | L {'parallel': ['a', 'b'], 'within': '@'}
          terms.terms[0].links[0].within          | duration | L {'tender': ['a', 'b'], 'within': '@'}
          """)
  void a_length_of_time_is_at_most_a_thousand_years(String field, String kind, String said) {
    var fields =
        switch (said.charAt(0)) {
          case 'C' -> COMMITMENT.formatted(said.substring(2));
          case 'D' -> DURATION.formatted(said.substring(2));
          case 'L' -> LINK.formatted(said.substring(2));
          default -> said;
        };
    boolean period = kind.equals("period");
    assertThat(proposed(fields.replace("@", period ? "P1000Y" : "PT8765808H")))
        .isInstanceOf(Read.class);
    assertThat(proposed(fields.replace("@", "P365242D"))).isInstanceOf(Read.class);
    for (var beyond :
        period
            ? new String[] {"P1000Y1D", "P12001M", "P365243D", "P999999999Y", "-P1D", "P1M-1D"}
            : new String[] {"PT8765808H1S", "P365243D", "PT9999999999999999S", "-PT1S"})
      assertThat(proposed(fields.replace("@", beyond)))
          .as(beyond)
          .isInstanceOfSatisfying(
              Unread.class,
              unread -> {
                assertThat(((WrongValue) unread.why()).field()).isEqualTo(field);
                assertThat(((WrongValue) unread.why()).expected())
                    .contains("at most 1,000 years")
                    .contains("what has no end leaves it out");
              });
  }

  @ParameterizedTest(name = "{0} days")
  @CsvSource(
      textBlock =
          """
          0, false
          1, true
          365242, true
          365243, false
          2147483647, false
          """)
  void a_step_of_a_procedure_takes_up_to_a_thousand_years_in_days(int days, boolean taken) {
    assertThat(proposed("'terms': {'procedure': [{'step': 's', 'days': " + days + "}]}"))
        .isInstanceOf(taken ? Read.class : Unread.class);
    assertThat(read("ReferAllegation", "'by': 'north', 'id': 'x', 'forum': 'y', 'days': " + days))
        .isInstanceOf(taken ? Read.class : Unread.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          0001-01-01T00:00Z, true
          0001-01-01T00:00-18:00, true
          0001-01-01T00:00+00:01, false
          0000-12-31T23:59Z, false
          9999-12-31T23:59:59.999999Z, true
          9999-12-31T23:59+18:00, true
          9999-12-31T23:59-00:01, false
          +10000-01-01T00:00Z, false
          -0001-01-01T00:00Z, false
          """)
  void a_time_is_in_the_years_1_to_9999_there_and_in_utc(String time, boolean taken) {
    var sent = proposed("'terms': {}, 'offerExpires': '" + time + "'");
    assertThat(sent).isInstanceOf(taken ? Read.class : Unread.class);
    if (sent instanceof Unread(WrongValue(var field, var fault, var _, var _))) {
      assertThat(field).isEqualTo("offerExpires");
      assertThat(fault).isEqualTo("years are 1 to 9999");
    }
  }

  @Test
  void a_date_is_in_the_years_1_to_9999() {
    for (var row : new String[] {"0001-01-01", "9999-12-31"})
      assertThat(designation(row)).isInstanceOf(Read.class);
    for (var row : new String[] {"0000-12-31", "+10000-01-01"})
      assertThat(designation(row)).isInstanceOf(Unread.class);
  }

  private static Parsed designation(String from) {
    return read(
        "AddDesignation",
        "'referent': 'quay', 'text': 'x', 'lang': 'en', 'usedBy': 'north', 'from': '" + from + "'");
  }

  private static Parsed proposed(String fields) {
    return read("ProposeAgreement", "'by': 'north', 'agreement': 'A', 'form': 'ORAL', " + fields);
  }

  private static Parsed read(String act, String fields) {
    return new ActFormat()
        .read(
            ("{'act': '"
                    + act
                    + "', 'actId': '018bcfe5-68b1-7a4e-9f10-3c2d5b8a7e60', 'negotiation': 'harbour', 'mode': 'PERFORMED', "
                    + fields
                    + "}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8));
  }
}
