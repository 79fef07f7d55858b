package ledger.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class Uuid5Test {

  private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  /// RFC 9562, appendix A.4.
  @Test
  void the_name_that_the_rfc_hashes_comes_out_as_the_rfc_says() {
    assertThat(Uuid5.of(DNS, "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  @Test
  void it_says_of_itself_that_it_is_a_name_and_which_kind() {
    var id = Uuid5.of(DNS, "Böhm-Länder");
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void another_name_or_another_namespace_is_another_id() {
    assertThat(Uuid5.of(DNS, "line 2")).isNotEqualTo(Uuid5.of(DNS, "line 3"));
    assertThat(Uuid5.of(DNS, "line 2")).isNotEqualTo(Uuid5.of(new UUID(0, 0), "line 2"));
  }
}
