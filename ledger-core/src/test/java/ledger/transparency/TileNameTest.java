package ledger.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it tries another locale of the whole JVM")
class TileNameTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1234067, 256, tile/0/x001/x234/067",
    "0, 0, 256, tile/0/000",
    "0, 999, 256, tile/0/999",
    "0, 1000, 1, tile/0/x001/000.p/1",
    "63, 5, 255, tile/63/005.p/255",
    "-1, 70000, 112, tile/entries/x070/000.p/112"
  })
  void a_tile_has_one_path_and_a_path_one_tile(int level, long index, int width, String path) {
    var name = new TileName(level, index, width);
    assertThat(name.path()).isEqualTo(path);
    assertThat(TileName.parse(path)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/0",
        "tile/0/00",
        "tile/0/0000",
        "tile/00/000",
        "tile/01/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/x000/001",
        "tile/0/001/000",
        "tile/0/x001/x000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/000.p/1.p/1",
        "tile/data/000",
        "tile/entries/000\n",
        "tile/0/../000",
        "tile/8/0/000",
        "tile/0/٠٠٠",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999"
      })
  void any_other_spelling_is_no_tile(String path) {
    assertThat(TileName.parse(path)).isEmpty();
  }

  @Test
  void a_path_is_written_in_the_same_digits_wherever_the_server_stands() {
    var home = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(new TileName(0, 1234067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    } finally {
      Locale.setDefault(home);
    }
  }

  @Test
  void a_tree_has_a_tile_once_it_is_as_large_as_the_tile_ends() {
    assertThat(new TileName(0, 1, 44).treeSize()).isEqualTo(300);
    assertThat(new TileName(TileName.ENTRIES, 1, 44).treeSize()).isEqualTo(300);
    assertThat(new TileName(1, 0, 2).treeSize()).isEqualTo(512);
    for (long size : new long[] {1, 255, 256, 257, 70_000})
      assertThat(TileName.ofTree(size))
          .allSatisfy(tile -> assertThat(tile.treeSize()).isLessThanOrEqualTo(size))
          .anySatisfy(tile -> assertThat(tile.treeSize()).isEqualTo(size));
    assertThat(new TileName(63, 0, 1).treeSize()).isEqualTo(Long.MAX_VALUE);
    assertThat(new TileName(0, Long.MAX_VALUE, 1).treeSize()).isEqualTo(Long.MAX_VALUE);
  }
}
