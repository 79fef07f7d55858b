package ledger.act.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.act.json.Unreadable.WrongValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A zone that is sent has a name that every system reads alike.
class ZonesTest {

  private final ActFormat format = new ActFormat();

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Yerevan", "+04:00"})
  void a_name_of_iana_and_an_offset_are_taken(String zone) {
    assertThat(format.readSent(said(zone))).isInstanceOf(Read.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC+4", "GMT+04:00", "+4"})
  void another_is_refused_with_what_would_be_one(String zone) {
    assertThat(format.readSent(said(zone)))
        .isEqualTo(
            new Unread(
                new WrongValue(
                    "statedAt.zone",
                    "",
                    "a time zone as IANA names it, such as \"Asia/Yerevan\" or \"UTC\", or an offset"
                        + " such as \"+04:00\"",
                    "\"" + zone + "\"")));
  }

  /// 0.1.0 took what Java reads.
  @Test
  void what_is_on_record_is_read_and_written_as_it_was() {
    var canonical = said("UTC+04:00");
    assertThat(format.read(canonical))
        .isInstanceOfSatisfying(
            Read.class,
            read ->
                assertThat(new String(format.write(read.act()), StandardCharsets.UTF_8))
                    .contains("\"zone\":\"UTC+04:00\""));
  }

  private static byte[] said(String zone) {
    return """
    {"act":"TakeStance","actId":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a12","negotiation":"corridor",\
    "mode":"PERFORMED","by":"x","proposition":"EXISTS(T)","stance":"AFFIRMS",\
    "statedAt":{"from":"2026-01-01T00:00+04:00","precision":"INSTANT","zone":"%s"}}\
    """
        .formatted(zone)
        .getBytes(StandardCharsets.UTF_8);
  }
}
