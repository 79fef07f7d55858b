package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import ledger.startup.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An operator says whose pages may read in a browser.
class OtherOriginsTest {

  @Test
  void unless_it_is_said_nobodys_may() {
    assertThat(new OtherOrigins(List.of()).isNone()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://reader.example", "http://localhost:3000", "http://[::1]:3000"})
  void an_origin_is_a_scheme_a_host_and_a_port(String origin) {
    assertThat(new OtherOrigins(List.of(origin)).isNone()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "reader.example",
        "https://reader.example/",
        "https://*.example",
        "https://Reader.example",
        "file://",
        ""
      })
  void what_is_none_is_told(String origin) {
    assertThatThrownBy(() -> new OtherOrigins(List.of(origin)))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith("ledger.cors.origins has \"" + origin + "\", which is no origin");
  }
}
