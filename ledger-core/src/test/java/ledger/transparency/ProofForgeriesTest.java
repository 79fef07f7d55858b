package ledger.transparency;

import static ledger.transparency.Tampered.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProofForgeriesTest {

  private static final int INDEX = 20;
  private static final int OLD = 37;
  private static final int SIZE = 77;
  private static final List<TreeHash> LEAVES = Trees.leaves(Trees.entries(new Random(9162), 128));
  private static final List<TreeHash> PATH = Trees.path(INDEX, LEAVES.subList(0, SIZE));
  private static final List<TreeHash> PROOF = Trees.proof(OLD, LEAVES.subList(0, SIZE));

  private static TreeHash root(int size) {
    return Trees.root(LEAVES.subList(0, size));
  }

  private static List<TreeHash> swapped(List<TreeHash> hashes, int i, int j) {
    var other = new ArrayList<>(hashes);
    Collections.swap(other, i, j);
    return other;
  }

  private static List<TreeHash> and(List<TreeHash> hashes, int at, TreeHash more) {
    var other = new ArrayList<>(hashes);
    other.add(at, more);
    return other;
  }

  private static List<TreeHash> without(List<TreeHash> hashes, int at) {
    var other = new ArrayList<>(hashes);
    other.remove(at);
    return other;
  }

  record Inclusion(long index, List<TreeHash> path, TreeHash leaf, long size, TreeHash root) {
    boolean holds() {
      return new InclusionProof(index, path).holds(leaf, size, root);
    }
  }

  static Stream<Tampered<Inclusion>> inclusions() {
    var leaf = LEAVES.get(INDEX);
    var root = root(SIZE);
    int last = PATH.size();
    return Stream.of(
        row("index below zero", new Inclusion(-1, PATH, leaf, SIZE, root)),
        row("smallest index there is", new Inclusion(Long.MIN_VALUE, PATH, leaf, SIZE, root)),
        row("index at the end", new Inclusion(SIZE, PATH, leaf, SIZE, root)),
        row("index past the end", new Inclusion(SIZE + INDEX, PATH, leaf, SIZE, root)),
        row("index plus a power of two", new Inclusion(INDEX + 128, PATH, leaf, SIZE, root)),
        row("index of the neighbour", new Inclusion(INDEX + 1, PATH, leaf, SIZE, root)),
        row("empty tree", new Inclusion(0, List.of(), leaf, 0, TreeHash.EMPTY)),
        row("size below zero", new Inclusion(INDEX, PATH, leaf, -SIZE, root)),
        row("no hash", new Inclusion(INDEX, List.of(), leaf, SIZE, root)),
        row("first hash missing", new Inclusion(INDEX, without(PATH, 0), leaf, SIZE, root)),
        row("last hash missing", new Inclusion(INDEX, without(PATH, last - 1), leaf, SIZE, root)),
        row("one hash more in front", new Inclusion(INDEX, and(PATH, 0, leaf), leaf, SIZE, root)),
        row("one hash more behind", new Inclusion(INDEX, and(PATH, last, root), leaf, SIZE, root)),
        row("two hashes swapped", new Inclusion(INDEX, swapped(PATH, 0, 1), leaf, SIZE, root)),
        row("upside down", new Inclusion(INDEX, PATH.reversed(), leaf, SIZE, root)),
        row("another leaf", new Inclusion(INDEX, PATH, LEAVES.get(INDEX + 1), SIZE, root)),
        row("a node for a leaf", new Inclusion(INDEX / 2, without(PATH, 0), inner(), SIZE, root)),
        row("root of another size", new Inclusion(INDEX, PATH, leaf, SIZE, root(SIZE - 1))),
        row(
            "proof of another size",
            new Inclusion(INDEX, Trees.path(INDEX, LEAVES.subList(0, 64)), leaf, SIZE, root)),
        row("size with longer paths", new Inclusion(INDEX, PATH, leaf, SIZE * 2, root)),
        row("size with shorter paths", new Inclusion(INDEX, PATH, leaf, 64, root)),
        row("a leaf is its own root", new Inclusion(0, List.of(), leaf, 2, leaf)));
  }

  private static TreeHash inner() {
    return TreeHash.node(LEAVES.get(INDEX), LEAVES.get(INDEX + 1));
  }

  @ParameterizedTest
  @MethodSource("inclusions")
  void a_forged_inclusion_proof_does_not_hold(Tampered<Inclusion> forged) {
    assertThat(forged.what().holds()).isFalse();
  }

  @Test
  void the_proofs_that_the_forgeries_are_made_of_hold() {
    assertThat(new Inclusion(INDEX, PATH, LEAVES.get(INDEX), SIZE, root(SIZE)).holds()).isTrue();
    assertThat(new Consistency(PROOF, OLD, root(OLD), SIZE, root(SIZE)).holds()).isTrue();
  }

  record Consistency(
      List<TreeHash> proof, long old, TreeHash oldRoot, long size, TreeHash newRoot) {
    boolean holds() {
      return new ConsistencyProof(proof).holds(old, oldRoot, size, newRoot);
    }
  }

  static Stream<Tampered<Consistency>> consistencies() {
    var was = root(OLD);
    var now = root(SIZE);
    int last = PROOF.size();
    return Stream.of(
        row("sizes below zero", new Consistency(PROOF, -OLD, was, SIZE, now)),
        row("shrunk", new Consistency(PROOF, SIZE, now, OLD, was)),
        row("no hash", new Consistency(List.of(), OLD, was, SIZE, now)),
        row("first hash missing", new Consistency(without(PROOF, 0), OLD, was, SIZE, now)),
        row("last hash missing", new Consistency(without(PROOF, last - 1), OLD, was, SIZE, now)),
        row("one hash more in front", new Consistency(and(PROOF, 0, was), OLD, was, SIZE, now)),
        row("one hash more behind", new Consistency(and(PROOF, last, now), OLD, was, SIZE, now)),
        row("two hashes swapped", new Consistency(swapped(PROOF, 0, 1), OLD, was, SIZE, now)),
        row("upside down", new Consistency(PROOF.reversed(), OLD, was, SIZE, now)),
        row("old root wrong", new Consistency(PROOF, OLD, root(OLD + 1), SIZE, now)),
        row("new root wrong", new Consistency(PROOF, OLD, was, SIZE, root(SIZE - 1))),
        row("old size wrong", new Consistency(PROOF, OLD - 1, was, SIZE, now)),
        row("new size wrong", new Consistency(PROOF, OLD, was, SIZE + 64, now)),
        row(
            "proof of another size",
            new Consistency(Trees.proof(OLD, LEAVES.subList(0, 64)), OLD, was, SIZE, now)),
        row("same size, another root", new Consistency(List.of(), SIZE, now, SIZE, was)),
        row("same size, a hash", new Consistency(List.of(now), SIZE, now, SIZE, now)),
        row("from nothing, a hash", new Consistency(List.of(now), 0, TreeHash.EMPTY, SIZE, now)),
        row("from nothing that is not empty", new Consistency(List.of(), 0, was, SIZE, now)),
        row("nothing twice, and not empty", new Consistency(List.of(), 0, was, 0, was)),
        row(
            "nothing became something of size 0",
            new Consistency(List.of(), 0, TreeHash.EMPTY, 0, now)),
        row(
            "a power of two with its own root in front",
            new Consistency(
                and(Trees.proof(64, LEAVES.subList(0, SIZE)), 0, root(64)),
                64,
                root(64),
                SIZE,
                now)),
        row("a power of two, no hash", new Consistency(List.of(), 64, root(64), SIZE, root(64))));
  }

  @ParameterizedTest
  @MethodSource("consistencies")
  void a_forged_consistency_proof_does_not_hold(Tampered<Consistency> forged) {
    assertThat(forged.what().holds()).isFalse();
  }

  @Test
  void a_proof_holds_at_no_other_index_and_no_other_size_of_the_same_tree() {
    for (int size = 1; size <= 70; size++) {
      var leaves = LEAVES.subList(0, size);
      var root = Trees.root(leaves);
      for (int index = 0; index < size; index++) {
        var path = Trees.path(index, leaves);
        for (int claimed = 0; claimed < size; claimed++)
          assertThat(new InclusionProof(claimed, path).holds(leaves.get(index), size, root))
              .isEqualTo(claimed == index);
      }
    }
  }

  @Test
  void an_edge_has_as_many_hashes_as_its_size_has_bits() {
    assertThat(Stream.of(0L, -1L, Long.MIN_VALUE).filter(s -> isEdge(s, 0))).containsExactly(0L);
    assertThat(isEdge(3, 64)).isTrue();
    assertThat(isEdge(3, 63) || isEdge(3, 65) || isEdge(4, 64) || isEdge(-1, 64 * 32)).isFalse();
  }

  private static boolean isEdge(long size, int bytes) {
    try {
      return CompactRange.decode(size, new byte[bytes]).size() == size;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
