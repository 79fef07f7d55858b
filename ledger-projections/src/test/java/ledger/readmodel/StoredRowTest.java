package ledger.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoredRowTest {

  private static StoredRow row(String key, int place, String body, String... words) {
    return StoredRow.of(key, place, 7, Optional.empty(), body, new TreeSet<>(List.of(words)));
  }

  private static String checksum(StoredRow... rows) {
    return StoredRow.checksum(Stream.of(rows).map(StoredRow::hash).toList());
  }

  @Test
  void whatever_differs_gives_another_hash() {
    assertThat(
            List.of(
                row("a", 1, "{}").hash(),
                row("b", 1, "{}").hash(),
                row("a", 2, "{}").hash(),
                row("a", 1, "[]").hash(),
                row("a", 1, "{}", "quay").hash(),
                row("a{", 1, "}").hash(),
                StoredRow.of("a", 1, 8, Optional.empty(), "{}", new TreeSet<>()).hash(),
                StoredRow.of("a", 1, 7, Optional.of(Instant.EPOCH), "{}", new TreeSet<>()).hash()))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_checksum_is_of_all_rows_in_their_order() {
    var one = row("a", 0, "{}");
    var two = row("b", 1, "{}");
    assertThat(checksum(one, two))
        .hasSize(64)
        .isNotEqualTo(checksum(two, one))
        .isNotEqualTo(checksum(one));
  }
}
