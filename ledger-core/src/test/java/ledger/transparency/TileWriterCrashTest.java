package ledger.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lets every operation on a file fail in turn, as if the machine had stopped there, and starts
/// again from what is on disk.
class TileWriterCrashTest {

  private static final List<byte[]> ENTRIES = Trees.entries(new Random(4), 66_000);
  private static final List<TreeHash> LEAVES = Trees.leaves(ENTRIES);

  /// Within the first tile, at its end, which is the second level's beginning, and behind it.
  private static final int[] SIZES = {1, 256, 600};

  @TempDir Path folder;

  private static final class Stopped extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// Stops at the n-th operation and at all behind it: a machine that is off does nothing more.
  private static final class Switch implements TileFolder.Watcher {
    private final int last;
    private int operations;

    Switch(int last) {
      this.last = last;
    }

    @Override
    public void before(String operation, Path file) throws IOException {
      if (++operations > last) throw new Stopped();
    }
  }

  /// The size that was flushed last, as a ledger keeps it in its database.
  private int flushed;

  private void grow(TileFolder to, int[] sizes) throws IOException {
    var writer =
        flushed == 0
            ? TileWriter.empty(to)
            : TileWriter.resume(to, flushed).orElseThrow(() -> new IOException("edge is lost"));
    for (int size : sizes) {
      if (size <= flushed) continue;
      while (writer.size() < size) {
        writer.append(ENTRIES.get((int) writer.size()));
        if (writer.size() % 700 == 0) writer.spill();
      }
      writer.flush();
      flushed = size;
    }
  }

  private void isWhole(Path in, int size) throws IOException {
    var leaves = LEAVES.subList(0, size);
    var source = new TileFolder(in);
    var tree = new TileTree(source, size);
    assertThat(tree.root()).isEqualTo(size == 0 ? TreeHash.EMPTY : Trees.root(leaves));
    for (int index = 0; index < size; index += 97)
      assertThat(tree.entry(index)).isEqualTo(ENTRIES.get(index));
    for (var name : TileName.ofTree(size).toList()) assertThat(source.read(name)).isPresent();
  }

  @Test
  void wherever_it_stops_what_was_flushed_is_there_and_it_goes_on() throws IOException {
    int stops = 0;
    for (int last = 0; ; last++, stops++) {
      var in = folder.resolve("stop-" + last);
      flushed = 0;
      try {
        grow(new TileFolder(in, new Switch(last)), SIZES);
        break;
      } catch (Stopped _) {
        int reached = flushed;
        if (reached > 0) isWhole(in, reached);
        grow(new TileFolder(in), SIZES);
        assertThat(flushed).isEqualTo(600).isGreaterThanOrEqualTo(reached);
        for (int size : SIZES) if (size >= reached) isWhole(in, size);
      }
    }
    assertThat(stops).isGreaterThan(40);
  }

  @Test
  void a_flush_that_failed_can_be_tried_again_with_more_behind_it() throws IOException {
    for (int last = 0; last < 30; last += 2) {
      var in = folder.resolve("again-" + last);
      int stop = last;
      var failed = new boolean[1];
      var operations = new int[1];
      var to =
          new TileFolder(
              in,
              (_, _) -> {
                if (operations[0]++ == stop) {
                  failed[0] = true;
                  throw new Stopped();
                }
              });
      var writer = TileWriter.empty(to);
      for (int size : new int[] {300, 310, 601}) {
        while (writer.size() < size) {
          writer.append(ENTRIES.get((int) writer.size()));
          if (writer.size() % 700 == 0) writer.spill();
        }
        try {
          writer.flush();
        } catch (Stopped _) {
          continue;
        }
        isWhole(in, size);
      }
      assertThat(failed[0]).isTrue();
      isWhole(in, 601);
    }
  }

  @Test
  void it_goes_on_behind_every_kind_of_edge() throws IOException {
    for (int size : new int[] {1, 256, 257, 65_535, 65_536, 65_537, 65_792, 65_793, 66_000}) {
      grow(new TileFolder(folder), new int[] {size});
      assertThat(TileWriter.resume(new TileFolder(folder), size).orElseThrow().root())
          .isEqualTo(Trees.root(LEAVES.subList(0, size)));
    }
    isWhole(folder, 66_000);
  }

  @Test
  void an_edge_that_is_not_there_is_not_gone_on_behind_but_written_anew() throws IOException {
    var names = List.of("tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/002.p/88");
    for (var name : names)
      for (var damage : List.of("", "x", "x".repeat(88 * 32))) {
        var in = folder.resolve(name.replace('/', '-') + damage.length());
        flushed = 0;
        grow(new TileFolder(in), new int[] {600});
        Files.writeString(in.resolve(name), damage);
        assertThat(TileWriter.resume(new TileFolder(in), 600)).as(name).isEmpty();
        Files.delete(in.resolve(name));
        assertThat(TileWriter.resume(new TileFolder(in), 600)).as(name).isEmpty();
        flushed = 0;
        grow(new TileFolder(in), new int[] {600});
        isWhole(in, 600);
      }
  }

  @Test
  void an_edge_of_the_right_length_and_the_wrong_bytes_has_another_root() throws IOException {
    grow(new TileFolder(folder), new int[] {600});
    Files.write(folder.resolve("tile/1/000.p/2"), new byte[64]);
    assertThat(TileWriter.resume(new TileFolder(folder), 600).orElseThrow().root())
        .isNotEqualTo(Trees.root(LEAVES.subList(0, 600)));
  }

  @Test
  void an_entry_that_is_too_long_is_refused_before_anything_changes() throws IOException {
    var writer = TileWriter.empty(new TileFolder(folder));
    assertThatThrownBy(() -> writer.append(new byte[65_536]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(writer.size()).isZero();
    writer.append(new byte[65_535]);
    writer.flush();
    assertThat(new TileTree(new TileFolder(folder), 1).entry(0)).hasSize(65_535);
  }
}
