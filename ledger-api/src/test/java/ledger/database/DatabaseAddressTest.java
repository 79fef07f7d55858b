package ledger.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

  private static final DatabaseAddress ONE =
      new DatabaseAddress("jdbc:postgresql://db:5432/ledger?options=-c%20search_path=a,b");
  private static final DatabaseAddress THREE =
      new DatabaseAddress("jdbc:postgresql://db1:5432,db2:5432,db3/ledger");

  @Test
  void one_server_is_connected_to_as_it_is() {
    assertThat(ONE.namesSeveral()).isFalse();
    assertThat(ONE.manners())
        .containsOnlyKeys("connectTimeout", "loginTimeout")
        .containsEntry("loginTimeout", "2");
  }

  /// Or one that stands still would use up the time of all.
  @Test
  void each_of_several_servers_has_its_time() {
    assertThat(THREE.namesSeveral()).isTrue();
    assertThat(THREE.each())
        .extracting(DatabaseAddress::url)
        .containsExactly(
            "jdbc:postgresql://db1:5432/ledger",
            "jdbc:postgresql://db2:5432/ledger",
            "jdbc:postgresql://db3/ledger");
    assertThat(THREE.patience()).isEqualTo(Duration.ofSeconds(4));
    assertThat(THREE.manners())
        .containsEntry("connectTimeout", "2")
        .containsEntry("socketTimeout", "2")
        .containsEntry("loginTimeout", "2");
  }

  @Test
  void what_bounds_connecting_bounds_answers_only_where_the_address_says_so() {
    assertThat(THREE.limitsAnswers()).isFalse();
    assertThat(new DatabaseAddress(THREE.url() + "?socketTimeout=60").limitsAnswers()).isTrue();
  }
}
