package ledger.record.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An act is stored in two parts, and read as one.
class PayloadPartsTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"act":"X","by":"south","mode":"PERFORMED"}              | {"by":"south"}                    | {"act":"X","mode":"PERFORMED"}
          {"act":"X"}                                              | {}                                | {"act":"X"}
          {"by":{"all":["a","b"]},"chain":[{"by":"c"}],"note":"d"} | {"by":{"all":["a","b"]},"chain":[{"by":"c"}]} | {"note":"d"}
          {"act":"\\\\","by":"\\"},{","z":"}"}                     | {"by":"\\"},{"}                   | {"act":"\\\\","z":"}"}
          {"capacity":"X","through":{"person":"é"}}                | {"capacity":"X","through":{"person":"é"}} | {}
          {"a":1,"by":null,"z":-0.5}                               | {"by":null}                       | {"a":1,"z":-0.5}
          """)
  void whose_it_is_is_cut_out_and_put_back(String act, String speaker, String content) {
    var parts = PayloadParts.of(bytes(act));
    assertThat(text(parts.speaker())).isEqualTo(speaker);
    assertThat(text(parts.content())).isEqualTo(content);
    assertThat(text(parts.joined())).isEqualTo(act);
  }

  @Test
  void a_name_within_is_not_one_of_the_acts_own() {
    var act = "{\"act\":\"X\",\"statedAt\":{\"by\":\"clock\"}}";
    assertThat(text(PayloadParts.of(bytes(act)).content())).isEqualTo(act);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"a\":1", "{\"a\":\"1}", "\"a\""})
  void what_is_no_object_is_refused(String act) {
    assertThatThrownBy(() -> PayloadParts.of(bytes(act)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
