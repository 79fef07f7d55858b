package ledger.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The quick trees beside the slow one. `-Dseed=` runs another 10,000.
class RandomTreesTest {

  private static final long SEED = Long.getLong("seed", 6962);
  private static final int TREES = 10_000;

  private final Random random = new Random(SEED);

  @Test
  void ten_thousand_trees_agree_with_the_definition_and_so_do_their_proofs() throws Exception {
    var pool = Trees.leaves(Trees.entries(random, 6_000));
    for (int i = 0; i < TREES; i++) {
      int size = size();
      int from = random.nextInt(pool.size() - size);
      var leaves = pool.subList(from, from + size);
      var tree = new TileTree(Trees.tiles(leaves), size);
      agrees(leaves, tree, "tree " + i + " of seed " + SEED + ", size " + size);
    }
  }

  private int size() {
    return 1
        + random.nextInt(
            switch (random.nextInt(20)) {
              case 0 -> 3_000;
              case 1, 2, 3, 4 -> 600;
              default -> 70;
            });
  }

  private void agrees(List<TreeHash> leaves, TileTree tree, String which) throws Exception {
    int size = leaves.size();
    var root = Trees.root(leaves);
    var range = CompactRange.empty();
    leaves.forEach(range::append);
    assertThat(range.root()).as(which).isEqualTo(root);
    assertThat(CompactRange.decode(size, range.encode()).root()).as(which).isEqualTo(root);
    assertThat(tree.root()).as(which).isEqualTo(root);

    int index = random.nextInt(size);
    var inclusion = tree.inclusion(index);
    assertThat(inclusion.siblings()).as(which).isEqualTo(Trees.path(index, leaves));
    assertThat(inclusion.holds(leaves.get(index), size, root)).as(which).isTrue();
    assertThat(tree.leaf(index)).as(which).isEqualTo(leaves.get(index));

    int earlier = random.nextInt(size + 1);
    var earlierRoot = Trees.root(leaves.subList(0, earlier));
    var consistency = tree.consistency(earlier);
    assertThat(consistency.hashes()).as(which).isEqualTo(Trees.proof(earlier, leaves));
    assertThat(consistency.holds(earlier, earlierRoot, size, root)).as(which).isTrue();
  }

  @Test
  void a_folder_that_grows_still_shows_every_size_it_was_flushed_at(@TempDir Path folder)
      throws Exception {
    var entries = Trees.entries(random, 70_000);
    var leaves = Trees.leaves(entries);
    var sizes = new TreeSet<>(List.of(1, 255, 256, 257, 511, 65_535, 65_536, 65_537, 70_000));
    while (sizes.size() < 30) sizes.add(1 + random.nextInt(70_000));
    var writer = TileWriter.empty(new TileFolder(folder));
    for (int size : sizes) {
      while (writer.size() < size) writer.append(entries.get((int) writer.size()));
      writer.flush();
    }
    var range = CompactRange.empty();
    var source = new TileFolder(folder);
    for (int size : sizes) {
      while (range.size() < size) range.append(leaves.get((int) range.size()));
      var which = "seed " + SEED + ", size " + size;
      var tree = new TileTree(source, size);
      assertThat(tree.root()).as(which).isEqualTo(range.root());
      int index = random.nextInt(size);
      assertThat(tree.entry(index)).as(which).isEqualTo(entries.get(index));
      assertThat(tree.inclusion(index).holds(leaves.get(index), size, range.root()))
          .as(which)
          .isTrue();
      int earlier = random.nextInt(size);
      var before = CompactRange.empty();
      leaves.subList(0, earlier).forEach(before::append);
      assertThat(tree.consistency(earlier).holds(earlier, before.root(), size, range.root()))
          .as(which)
          .isTrue();
    }
    assertThat(range.root()).isEqualTo(Trees.root(leaves));
  }

  @Test
  void a_tree_of_the_size_in_the_specification_has_the_tiles_it_lists() {
    var names = new ArrayList<>(TileName.ofTree(70_000).filter(n -> n.level() >= 0).toList());
    assertThat(names).hasSize(273 + 1 + 1 + 1 + 1);
    assertThat(names.stream().filter(n -> n.level() == 0 && n.isFull())).hasSize(273);
    assertThat(names.stream().filter(n -> !n.isFull()).map(TileName::path))
        .containsExactly("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
    assertThat(TileName.ofTree(256).map(TileName::path))
        .containsExactly("tile/entries/000", "tile/0/000", "tile/1/000.p/1");
    assertThat(TileName.ofTree(0)).isEmpty();
  }
}
