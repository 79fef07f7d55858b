package ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ledger.log.Checkpoints.Signed;
import ledger.log.RecordCheck.Batch;
import ledger.transparency.Checkpoint;
import ledger.transparency.CompactRange;
import ledger.transparency.TileFolder;
import ledger.transparency.TileWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All that is stored of a log, gone through once.
class RecordCheckTest {

  private static final int SIZE = 600;
  private static final int A_BATCH = 100;

  @TempDir private Path temporary;
  private final List<LogEntry> entries = new ArrayList<>();
  private final List<Batch> batches = new ArrayList<>();
  private final List<Signed> checkpoints = new ArrayList<>();
  private final Map<Long, Removal> removals = new HashMap<>();
  private TileFolder folder;
  private SignedTree tree;

  @BeforeEach
  void a_log_of_one_negotiation() throws IOException {
    folder = new TileFolder(temporary);
    var tiles = TileWriter.empty(folder);
    var range = CompactRange.empty();
    var before = Predecessor.NONE;
    for (int i = 0; i < SIZE; i++) {
      if (i % A_BATCH == 0) batches.add(new Batch(i, A_BATCH, i));
      var draft = Offers.draft(new UUID(0, i), "n/thing/" + i, 0, "text " + i);
      var entry = draft.entry(i, before, i / A_BATCH * A_BATCH);
      before = entry.successor();
      entries.add(entry);
      range.append(tiles.append(entry.leaf().encode()));
      if ((i + 1) % A_BATCH == 0) checkpoints.add(signed(range));
    }
    tiles.flush();
    tree = new SignedTree(folder);
    tree.signed(SIZE, range.root());
  }

  private static Signed signed(CompactRange range) {
    var text = new Checkpoint("simulated", range.size(), range.root()).body();
    return new Signed(range.size(), range.root(), range.encode(), new FakeSigning().note(text));
  }

  private List<String> found() {
    var check =
        new RecordCheck(
            tree,
            new FakeSigning(),
            folder,
            SIZE,
            entry -> Optional.ofNullable(removals.get(entry.position())));
    batches.forEach(check::batch);
    checkpoints.forEach(check::checkpoint);
    entries.forEach(check::entry);
    check.finish(SIZE);
    return check.found();
  }

  @Test
  void one_that_nobody_changed_has_nothing_that_does_not_fit() {
    assertThat(found()).isEmpty();
  }

  @Test
  void an_entry_that_is_missing_is_named_wherever_it_was() {
    for (int position : new int[] {0, 299, SIZE - 1}) {
      var taken = entries.remove(position);
      assertThat(found()).contains("position " + position + ": it is missing");
      entries.add(position, taken);
    }
  }

  @Test
  void a_batch_of_another_time_or_place_is_named() {
    batches.set(2, new Batch(200, A_BATCH, 201));
    assertThat(found()).first().isEqualTo("position 200: its batch has another time");
    batches.set(2, new Batch(201, A_BATCH, 200));
    assertThat(found()).contains("batch at 201: it should begin at 200");
    batches.remove(2);
    assertThat(found()).contains("batch at 300: it should begin at 200");
  }

  @Test
  void a_checkpoint_that_says_something_else_than_its_note_is_named() {
    var one = checkpoints.get(1);
    checkpoints.set(
        1, new Signed(one.size(), checkpoints.getFirst().root(), one.edge(), one.note()));
    assertThat(found()).contains("checkpoint of size 200: it is not what was signed");
    checkpoints.set(
        1, new Signed(one.size(), one.root(), checkpoints.getFirst().edge(), one.note()));
    assertThat(found()).containsExactly("checkpoint of size 200: it is not that of the entries");
  }

  @Test
  void a_payload_that_is_gone_is_named_unless_an_act_behind_it_takes_it_away() {
    var leaf = entries.get(150).hash();
    var left = entries.get(150).opening().without(Set.of(Part.SPEAKER, Part.CONTENT));
    entries.set(150, LogEntry.of(150, left));
    var gone = "position 150: its payload is gone, and no act on record takes it away";
    assertThat(found()).containsExactly(gone);
    removals.put(299L, new Removal(150, leaf));
    assertThat(found()).isEmpty();
    removals.put(299L, new Removal(151, leaf));
    assertThat(found()).containsExactly(gone);
    removals.put(299L, new Removal(150, entries.get(151).hash()));
    assertThat(found()).containsExactly(gone);
    removals.clear();
    removals.put(100L, new Removal(150, leaf));
    assertThat(found()).containsExactly(gone);
  }

  @Test
  void no_more_is_told_than_somebody_reads() {
    entries.clear();
    assertThat(found()).hasSize(100);
  }
}
