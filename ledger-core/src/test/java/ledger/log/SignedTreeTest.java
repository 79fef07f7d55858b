package ledger.log;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ledger.transparency.CompactRange;
import ledger.transparency.TileFolder;
import ledger.transparency.TileName;
import ledger.transparency.TileWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes from the store is held against the tree that was signed.
class SignedTreeTest {

  private static final int SIZE = 700;

  @TempDir private Path temporary;
  private final List<LogEntry> entries = new ArrayList<>();
  private TileFolder folder;
  private TileWriter tiles;
  private CompactRange range;

  @BeforeEach
  void a_log_of_three_tiles() throws IOException {
    folder = new TileFolder(temporary);
    tiles = TileWriter.empty(folder);
    range = CompactRange.empty();
    grow(SIZE);
  }

  private void grow(int to) throws IOException {
    for (int i = entries.size(); i < to; i++) {
      var draft = Offers.draft(new UUID(0, i), "n/thing/" + i, 0, "text " + i);
      entries.add(draft.entry(i, Predecessor.NONE, i));
      range.append(tiles.append(entries.get(i).leaf().encode()));
    }
    tiles.flush();
  }

  private SignedTree signed() {
    var tree = new SignedTree(folder);
    tree.signed(range.size(), range.root());
    return tree;
  }

  private static LogEntry forged(int position) {
    return Offers.draft(new UUID(0, position), "n/thing/" + position, 0, "text " + position)
        .entry(position, Predecessor.NONE, position);
  }

  @Test
  void every_entry_that_is_in_it_passes() {
    var tree = signed();
    assertThatCode(() -> entries.forEach(tree::check)).doesNotThrowAnyException();
  }

  @Test
  void an_entry_with_the_same_words_and_other_salts_does_not() {
    var tree = signed();
    for (int position : new int[] {0, 255, 256, 699})
      assertThatThrownBy(() -> tree.check(forged(position)))
          .isInstanceOf(Altered.class)
          .hasMessage("position %d: it is not the entry that the tree has there", position);
  }

  @Test
  void an_entry_that_it_does_not_reach_yet_passes_until_it_does() throws IOException {
    var tree = signed();
    assertThatCode(() -> tree.check(forged(SIZE))).doesNotThrowAnyException();
    grow(SIZE + 100);
    tree.signed(range.size(), range.root());
    assertThatThrownBy(() -> tree.check(forged(SIZE))).isInstanceOf(Altered.class);
    assertThatCode(() -> entries.forEach(tree::check)).doesNotThrowAnyException();
  }

  /// Whoever alters entry and tile alike lacks the key that signed the root.
  @Test
  void a_tile_that_was_altered_with_the_entry_is_not_believed() throws IOException {
    var file = temporary.resolve(new TileName(0, 1, 256).path());
    var bytes = Files.readAllBytes(file);
    var forged = forged(300);
    System.arraycopy(forged.hash().bytes(), 0, bytes, (300 - 256) * 32, 32);
    Files.write(file, bytes);
    assertThatThrownBy(() -> signed().check(forged))
        .isInstanceOf(Altered.class)
        .hasMessageContaining("the tile that has its leaf is not that of the signed tree");
  }
}
