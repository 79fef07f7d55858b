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

/// Where a time names its zone, its offsets are the zone's, as Java knows its history.
class OffsetsTest {

  private final ActFormat format = new ActFormat();

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "2026-07-01T00:00+02:00,  Europe/Paris",
    "2026-01-01T00:00+01:00,  Europe/Paris",
    "2026-10-25T02:30+02:00,  Europe/Paris",
    "2026-10-25T02:30+01:00,  Europe/Paris",
    "2026-10-24T22:00Z,       Europe/Paris",
    "2026-10-24T22:00+00:00,  Europe/Paris",
    "2026-04-24T00:00+02:00,  Africa/Cairo",
    "2026-04-24T01:00+03:00,  Africa/Cairo",
    "1883-11-01T04:56:02Z,    America/New_York",
    "1883-11-18T13:00-05:00,  America/New_York",
    "9999-12-31T00:00+04:00,  Asia/Yerevan",
    "2026-01-01T00:00+04:00,  +04:00"
  })
  void the_zones_own_offset_fits_both_where_a_clock_is_put_back_and_utc_always(
      String from, String zone) {
    assertThat(sent(due(from, zone))).isInstanceOf(Read.class);
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-07-01T00:00+01:00 | Europe/Paris     | "2026-07-01T00:00+02:00"
          2026-01-01T00:00+04:00 | Europe/Paris     | "2026-01-01T00:00+01:00"
          2026-10-25T02:30+03:00 | Europe/Paris     | "2026-10-25T02:30+02:00" or "2026-10-25T02:30+01:00"
          2026-03-29T02:30+01:00 | Europe/Paris     | "2026-03-29T03:30+02:00"
          2026-04-24T00:00+03:00 | Africa/Cairo     | "2026-04-23T23:00+02:00"
          1883-11-01T00:00-05:00 | America/New_York | "1883-11-01T04:56:02Z", which is -04:56:02 in UTC
          2026-01-01T00:00+04:00 | UTC              | "2026-01-01T00:00Z"
          """)
  void another_is_refused_with_the_one_that_would_fit(String from, String zone, String fits) {
    var offset = from.substring(from.length() - 6);
    assertThat(sent(due(from, zone)))
        .isEqualTo(
            new Unread(
                new WrongValue(
                    "terms.terms[0].due.at.from",
                    offset + " is not the offset of " + zone + " at that time",
                    fits,
                    "\"" + from + "\"")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'\"1883-11-01T00:00-04:56:02\"'",
    "'{\"from\":\"1883-11-01T00:00-04:56:02\",\"precision\":\"INSTANT\",\"zone\":\"America/New_York\"}'"
  })
  void an_offset_with_seconds_is_refused_with_the_instant_in_utc(String at) {
    assertThat(sent(dueAt(at)))
        .isEqualTo(
            new Unread(
                new WrongValue(
                    "terms.terms[0].due.at.from",
                    "an offset has hours and minutes and no seconds",
                    "the same instant in UTC: \"1883-11-01T04:56:02Z\"",
                    "\"1883-11-01T00:00-04:56:02\"")));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "statedAt":WHEN                                                        | statedAt.to
          "chain":[{"relayer":"y","quoteMode":"SUMMARY","publishedAt":WHEN}]     | chain[0].publishedAt.to
          "offerExpires":WHEN                                                    | offerExpires.to
          "terms":{"accession":{"from":WHEN}}                                    | terms.accession.from.to
          "terms":{"entryIntoForce":{"rule":{"allOf":[{"onDate":WHEN}]}}}        | terms.entryIntoForce.rule.allOf[0].onDate.to
          "terms":{"entryIntoForce":{"rule":{"on":{"any":[{"date":WHEN}]}}}}     | terms.entryIntoForce.rule.on.any[0].date.to
          """)
  void it_is_looked_at_wherever_a_time_stands(String fields, String field) {
    var when =
        "{\"from\":\"2026-07-01T00:00+02:00\",\"to\":\"2026-07-02T00:00+01:00\",\"precision\":\"DAY\",\"zone\":\"Europe/Paris\"}";
    var terms = fields.contains("\"terms\"") ? "" : ",\"terms\":{}";
    assertThat(sent(proposed(fields.replace("WHEN", when) + terms)))
        .isInstanceOfSatisfying(
            Unread.class,
            unread ->
                assertThat(unread.why())
                    .isInstanceOfSatisfying(
                        WrongValue.class, wrong -> assertThat(wrong.field()).isEqualTo(field)));
  }

  /// A zone's history is revised now and then.
  @Test
  void what_is_on_record_can_be_read_whatever_its_offsets_are() {
    var recorded =
        due("1883-11-01T00:00-04:56:02", "America/New_York").getBytes(StandardCharsets.UTF_8);
    assertThat(format.read(recorded)).isInstanceOf(Read.class);
  }

  private Parsed sent(String act) {
    return format.readSent(act.getBytes(StandardCharsets.UTF_8));
  }

  private static String due(String from, String zone) {
    return dueAt(
        "{\"from\":\"%s\",\"precision\":\"INSTANT\",\"zone\":\"%s\"}".formatted(from, zone));
  }

  private static String dueAt(String at) {
    return proposed(
        """
        "terms":{"terms":[{"kind":"COMMITMENT","key":"k","debtors":["x"],"mode":"ACHIEVE","texts":"x","due":{"at":%s}}]}\
        """
            .formatted(at));
  }

  private static String proposed(String fields) {
    return """
    {"act":"ProposeAgreement","actId":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a11","negotiation":"corridor",\
    "mode":"PERFORMED","by":"x","agreement":"T","form":"WRITTEN",%s}\
    """
        .formatted(fields);
  }
}
