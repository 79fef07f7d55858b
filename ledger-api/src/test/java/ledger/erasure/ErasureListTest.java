package ledger.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import ledger.log.Removal;
import ledger.seal.Tombstone;
import ledger.transparency.TreeHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was erased, so that no backup brings it back.
class ErasureListTest {

  private static final Tombstone KEY =
      new Tombstone(UUID.randomUUID(), Instant.parse("2026-01-01T00:00:00Z"));
  private static final Removal PAYLOAD = new Removal(31, TreeHash.leaf(new byte[] {1}));

  @TempDir private Path folder;

  @Test
  void each_is_listed_once_and_read_again() throws IOException {
    var list = new ErasureList(folder.resolve("kept/erasures"));
    list.key(KEY);
    list.payload(PAYLOAD);
    list.key(new Tombstone(KEY.key(), Instant.parse("2027-01-01T00:00:00Z")));
    list.payload(PAYLOAD);
    assertThat(list.read().keys()).containsExactly(KEY);
    assertThat(list.read().payloads()).containsExactly(PAYLOAD);
  }

  @Test
  void a_file_that_is_none_is_not_taken_for_an_empty_one() throws IOException {
    for (var line : new String[] {"", "key x 2026-01-01T00:00:00Z", "payload 3 x", "other 1 2"}) {
      var file = Files.writeString(folder.resolve("erasures"), line + "\n");
      assertThatThrownBy(() -> new ErasureList(file).read())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is no list of erasures");
    }
  }
}
