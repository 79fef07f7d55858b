package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ledger.startup.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a b", "example.org/a+b", "a\tb"})
  void a_name_that_no_checkpoint_can_have_is_told(String chosen) {
    assertThatThrownBy(() -> new RecordWiring().origin(chosen))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith("ledger.log.origin (LEDGER_LOG_ORIGIN) is \"" + chosen);
  }

  @Test
  void one_that_is_chosen_is_taken() {
    assertThat(new RecordWiring().origin("example.org/agreements").name())
        .isEqualTo("example.org/agreements");
  }
}
