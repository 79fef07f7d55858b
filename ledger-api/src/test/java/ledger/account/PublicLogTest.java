package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ledger.startup.CannotStart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An operator says what of the log strangers may fetch.
class PublicLogTest {

  @ParameterizedTest
  @CsvSource({"tiles, true, true", "checkpoint, false, true", "nothing, false, false"})
  void each_value_says_what_needs_no_sign_in(String value, boolean tiles, boolean checkpoint) {
    assertThat(PublicLog.of(value).hasTiles()).isEqualTo(tiles);
    assertThat(PublicLog.of(value).hasCheckpoint()).isEqualTo(checkpoint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "TILES", "tiles "})
  void any_other_value_is_told_with_those_that_there_are(String value) {
    assertThatThrownBy(() -> PublicLog.of(value))
        .isInstanceOf(CannotStart.class)
        .hasMessage(
            "ledger.log.public is \"%s\", which is none of tiles, checkpoint, nothing: choose one of these",
            value);
  }
}
