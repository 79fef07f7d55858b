package ledger.act.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import ledger.act.json.ActFormat.Parsed;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.act.json.Unreadable.WrongValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be seen in a title or a name, and changes how its neighbours are read, is refused
/// when it is sent; what is on record is read as it is.
class LabelsTest {

  private final ActFormat format = new ActFormat();

  private static byte[] referent(String label) {
    return """
    {"act": "RegisterReferent", "actId": "0d8f9a54-0c2f-5a0e-9a52-0a4b39a1c0ff", "negotiation": "harbour",
     "mode": "PERFORMED", "id": "x", "kind": "BODY", "neutralLabel": "%s"}
    """
        .formatted(label)
        .getBytes(StandardCharsets.UTF_8);
  }

  private Parsed sent(String label) {
    return format.readSent(referent(label));
  }

  @ParameterizedTest
  @ValueSource(strings = {"202E", "2066", "2069", "2028", "0007", "0085"})
  void a_character_that_hides_is_named_with_its_field(String point) {
    assertThat(sent("Quay \\u" + point + "yauQ"))
        .isInstanceOfSatisfying(
            Unread.class,
            unread ->
                assertThat(unread.why())
                    .isInstanceOfSatisfying(
                        WrongValue.class,
                        wrong -> {
                          assertThat(wrong.field()).isEqualTo("neutralLabel");
                          assertThat(wrong.given()).isEqualTo("U+" + point);
                        }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Հայաստան", "مرفأ\\u200F 3", "Quay — North", "埠頭", "a\\u0301"})
  void words_of_any_language_are_taken(String label) {
    assertThat(sent(label)).isInstanceOf(Read.class);
  }

  @Test
  void what_was_recorded_before_is_read() {
    assertThat(format.read(referent("Quay \\u202EyauQ"))).isInstanceOf(Read.class);
  }
}
