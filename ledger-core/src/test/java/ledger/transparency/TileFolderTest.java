package ledger.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileFolderTest {

  private static final List<byte[]> ENTRIES = Trees.entries(new Random(6), 300);

  @TempDir Path folder;

  @BeforeEach
  void three_hundred_entries() throws IOException {
    var writer = TileWriter.empty(new TileFolder(folder));
    ENTRIES.forEach(writer::append);
    writer.flush();
  }

  private TileTree tree(int size) {
    return new TileTree(new TileFolder(folder), size);
  }

  @Test
  void a_partial_tile_that_was_removed_is_read_from_the_full_one() throws IOException {
    assertThat(tree(200).root()).isEqualTo(Trees.root(Trees.leaves(ENTRIES.subList(0, 200))));
    assertThat(tree(200).entry(199)).isEqualTo(ENTRIES.get(199));
  }

  /// As another server may have shown it.
  @Test
  void a_partial_tile_of_another_size_is_read_from_a_wider_one() throws IOException {
    assertThat(tree(290).root()).isEqualTo(Trees.root(Trees.leaves(ENTRIES.subList(0, 290))));
    assertThat(tree(290).entry(289)).isEqualTo(ENTRIES.get(289));
    var folder = new TileFolder(this.folder);
    assertThat(folder.read(new TileName(0, 1, 45))).isEmpty();
    assertThat(folder.read(new TileName(TileName.ENTRIES, 1, 45))).isEmpty();
    assertThat(folder.read(new TileName(1, 0, 2))).isEmpty();
  }

  /// As a crash leaves the newest: what was signed last may be of fewer entries.
  @Test
  void a_partial_tile_is_not_read_from_a_wider_one_that_was_cut_short() throws IOException {
    var folder = new TileFolder(this.folder);
    for (var tile : List.of("tile/0/001.p/", "tile/entries/001.p/")) {
      var torn = this.folder.resolve(tile + "44");
      var whole = Files.readAllBytes(torn);
      Files.write(torn, Arrays.copyOf(whole, whole.length / 2));
      assertThatThrownBy(() -> folder.read(TileName.parse(tile + "34").orElseThrow()))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(tile + "44 is damaged: ");
      assertThat(TileWriter.resume(folder, 290)).as("it is written anew").isEmpty();
      Files.write(this.folder.resolve(tile + "45"), whole(tile, whole));
      assertThat(folder.read(TileName.parse(tile + "34").orElseThrow())).isPresent();
      Files.delete(this.folder.resolve(tile + "45"));
      Files.write(torn, whole);
    }
  }

  /// With one entry more.
  private static byte[] whole(String tile, byte[] of44) {
    var one = tile.contains("entries") ? EntryBundle.encode(List.of(new byte[] {7})) : new byte[32];
    var of45 = Arrays.copyOf(of44, of44.length + one.length);
    System.arraycopy(one, 0, of45, of44.length, one.length);
    return of45;
  }

  @Test
  void a_full_tile_that_was_cut_short_is_no_part_of_a_tree() throws IOException {
    for (var tile : List.of("tile/0/000", "tile/entries/000")) {
      var whole = Files.readAllBytes(folder.resolve(tile));
      for (int length : new int[] {0, 1, 33, whole.length / 2, whole.length - 1}) {
        Files.write(folder.resolve(tile), Arrays.copyOf(whole, length));
        for (int size : new int[] {255, 300})
          assertThatThrownBy(() -> tree(size).entry(254))
              .isInstanceOf(IOException.class)
              .hasMessageContaining(tile);
      }
      Files.write(folder.resolve(tile), whole);
    }
  }

  @Test
  void an_entry_that_is_not_the_trees_is_not_given_out() throws IOException {
    var bundle = folder.resolve("tile/entries/001.p/44");
    var bytes = Files.readAllBytes(bundle);
    bytes[bytes.length - 1] ^= 1;
    Files.write(bundle, bytes);
    assertThat(tree(300).entry(298)).isEqualTo(ENTRIES.get(298));
    assertThatThrownBy(() -> tree(300).entry(299))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another entry at 299");
  }

  @Test
  void a_tile_that_is_missing_is_named() throws IOException {
    Files.delete(folder.resolve("tile/1/000.p/1"));
    assertThatThrownBy(() -> tree(300).root())
        .isInstanceOf(IOException.class)
        .hasMessage("tile/1/000.p/1 is missing");
    assertThatThrownBy(() -> tree(300).inclusion(300)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree(300).leaf(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree(300).consistency(301))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Whoever stops between making a directory and syncing it leaves one that only memory has.
  @Test
  void a_directory_that_was_there_before_is_synced_too() throws IOException {
    var synced = new ArrayList<Path>();
    var again =
        new TileFolder(
            folder,
            (operation, file) -> {
              if (operation.equals("sync")) synced.add(file);
            });
    again.write(new TileName(0, 0, 7), new byte[7 * 32]);
    again.sync();
    assertThat(synced)
        .contains(folder, folder.resolve("tile"), folder.resolve("tile/0"), folder.getParent());
  }

  @Test
  void a_checkpoint_is_published_whole_or_not_at_all() throws IOException {
    var published = new TileFolder(folder);
    assertThat(published.checkpoint()).isEmpty();
    published.publish("one\n");
    for (int last = 0; last < 3; last++) {
      int stop = last;
      var operations = new int[1];
      var failing =
          new TileFolder(
              folder,
              (operation, _) -> {
                if (operations[0]++ == stop) throw new IOException("stopped before " + operation);
              });
      assertThatThrownBy(() -> failing.publish("two\n")).hasMessageContaining("stopped");
      assertThat(published.checkpoint()).contains("one\n");
    }
    published.publish("two\n");
    assertThat(published.checkpoint()).contains("two\n");
  }
}
