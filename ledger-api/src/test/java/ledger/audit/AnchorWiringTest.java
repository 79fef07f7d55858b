package ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import ledger.anchor.Couriers;
import ledger.anchor.TimestampFolder;
import ledger.startup.CannotStart;
import ledger.transparency.TileFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An operator says where checkpoints are kept elsewhere.
class AnchorWiringTest {

  @TempDir private Path folder;

  @Test
  void nothing_is_brought_anywhere_unless_it_is_set() {
    try (var couriers = couriers("", "")) {
      assertThat(couriers.each()).isEmpty();
    }
  }

  @Test
  void each_setting_has_a_courier_of_its_own() {
    try (var couriers = couriers("http://localhost:1", "https://localhost:1/hook")) {
      assertThat(couriers.each()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:80", "file:///etc/passwd", "https://", "not an address"})
  void what_is_no_address_is_told_at_the_start(String value) {
    assertThatThrownBy(() -> couriers(value, ""))
        .isInstanceOf(CannotStart.class)
        .hasMessageContainingAll("ledger.log.timestamps is \"" + value, "write it as https://");
    assertThatThrownBy(() -> couriers("", value))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("ledger.log.checkpoint-webhook is \"" + value);
  }

  private Couriers couriers(String authority, String webhook) {
    var hour = Duration.ofHours(1);
    return new AnchorWiring()
        .couriers(
            new TileFolder(folder),
            new TimestampFolder(folder.resolve("timestamps")),
            authority,
            hour,
            webhook,
            hour,
            hour);
  }
}
