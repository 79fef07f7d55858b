package ledger.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import ledger.log.After;
import ledger.log.Draft;
import ledger.log.LogEntry;
import ledger.log.Predecessor;
import ledger.log.Removal;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.seal.Tombstone;
import ledger.transparency.TreeHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was erased, so that no backup brings it back.
class ErasureListTest {

  private static final Tombstone KEY =
      new Tombstone(UUID.randomUUID(), Instant.parse("2026-01-01T00:00:00Z"));
  private static final Removal PAYLOAD = new Removal(31, TreeHash.leaf(new byte[] {1}));

  private static final LogEntry ACT =
      new Draft(
              new Draft.Header(
                  UUID.randomUUID(),
                  new StreamName(Optional.of("negotiation"), "n"),
                  4,
                  new After.Anything(),
                  "payload-removed.v1",
                  "",
                  Times.NONE,
                  Optional.empty()),
              new Draft.Said(new byte[] {1}, new byte[] {2}, new byte[] {3}),
              new Random(1))
          .entry(72, Predecessor.NONE, 5);

  @TempDir private Path folder;

  @Test
  void each_is_listed_once_and_read_again() throws IOException {
    var list = new ErasureList(folder.resolve("kept/erasures"));
    list.key(KEY);
    list.payload(PAYLOAD, List.of(ACT));
    list.key(new Tombstone(KEY.key(), Instant.parse("2027-01-01T00:00:00Z")));
    list.payload(PAYLOAD, List.of(ACT));
    assertThat(list.read().keys()).containsExactly(KEY);
    assertThat(list.read().payloads()).containsExactly(PAYLOAD);
    assertThat(list.read().acts()).containsExactly(ACT);
  }

  @Test
  void a_log_that_went_on_under_another_name_has_other_payloads_at_its_positions()
      throws IOException {
    var list = new ErasureList(folder.resolve("erasures"));
    var other = new Removal(PAYLOAD.position(), TreeHash.leaf(new byte[] {2}));
    list.payload(PAYLOAD, List.of());
    list.payload(other, List.of());
    assertThat(list.read().payloads()).containsExactly(PAYLOAD, other);
  }

  @Test
  void one_list_takes_over_what_another_has() throws IOException {
    var list = new ErasureList(folder.resolve("erasures"));
    list.key(KEY);
    list.payload(PAYLOAD, List.of(ACT));
    var other = new ErasureList(folder.resolve("other"));
    other.all(list.read());
    assertThat(other.read()).isEqualTo(list.read());
  }

  @Test
  void a_file_that_is_none_is_not_taken_for_an_empty_one() throws IOException {
    for (var line :
        new String[] {
          "", "key x 2026-01-01T00:00:00Z", "payload 3 x", "act 3 x", "act 3 AAAA", "other 1 2"
        }) {
      var file = Files.writeString(folder.resolve("erasures"), line + "\n");
      assertThatThrownBy(() -> new ErasureList(file).read())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is no list of erasures");
    }
  }
}
