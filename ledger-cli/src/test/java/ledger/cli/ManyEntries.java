package ledger.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import ledger.log.EntryTimes;
import ledger.log.Identity;
import ledger.log.Predecessor;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.transparency.Checkpoint;
import ledger.transparency.TileFolder;
import ledger.transparency.TileTree;
import ledger.transparency.TreeHash;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.Counts;
import ledger.transparency.bundle.Counts.Reach;
import ledger.transparency.bundle.EntriesWriter;

/// A log of any length, with entries of the sizes that real ones have and no acts in them; the same
/// for the same seed.
///
/// Run with a folder, a number and a seed, it makes one to measure with.
record ManyEntries(int count, long seed) {

  private static final int SPEAKER = 72;
  private static final int CONTENT = 300;
  private static final int ADDITIONS = 60;

  public static void main(String... arguments) throws IOException {
    new ManyEntries(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]))
        .write(Path.of(arguments[0]));
  }

  Path write(Path folder) throws IOException {
    var random = new Random(seed);
    var tiles = new QuickTiles(folder);
    var content = new byte[CONTENT];
    var speaker = new byte[SPEAKER];
    var additions = new byte[ADDITIONS];
    Arrays.fill(additions, (byte) ' ');
    var versions = new long[Math.max(1, count / 10)];
    var before = Predecessor.NONE;
    Files.createDirectories(folder);
    try (var out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(Bundle.ENTRIES)), 1 << 20)) {
      var entries = new EntriesWriter(out);
      for (int i = 0; i < count; i++) {
        random.nextBytes(speaker);
        random.nextBytes(content);
        int stream = random.nextInt(versions.length);
        var identity =
            new Identity(
                new UUID(random.nextLong(), random.nextLong()),
                new StreamName(Optional.of("agreement"), "corridor/agreement/" + stream),
                versions[stream]++,
                "consent-declared.v1",
                "",
                List.of(before),
                Optional.empty());
        var times = new EntryTimes(1_768_046_400_000_000L + i, Times.NONE);
        var opening = Parts.of(i, identity, times, additions, speaker, content).opening();
        var leaf = opening.leaf().encode();
        tiles.add(leaf);
        entries.write(Optional.of(opening));
        before = before.followedBy(TreeHash.leaf(leaf).bytes());
      }
    }
    tiles.finish();
    var log = ExampleLog.corridor().first(0);
    var root = new TileTree(new TileFolder(folder), count).root();
    var checkpoint = new Checkpoint(ExampleLog.ORIGIN, count, root);
    var reach = new TreeMap<String, Reach>();
    if (count > 0) reach.put("corridor", new Reach(count, TreeHash.of(before.leaf())));
    Files.writeString(
        folder.resolve(Bundle.COUNTS), ExampleLog.state(new Counts(checkpoint, reach).text()));
    Files.writeString(folder.resolve(Bundle.POLICY), ExampleLog.policy());
    Files.writeString(folder.resolve(Bundle.CHECKPOINT), log.sign(checkpoint.body()));
    try (var verifier = ManyEntries.class.getResourceAsStream("/" + Bundle.VERIFIER)) {
      if (verifier != null) Files.write(folder.resolve(Bundle.VERIFIER), verifier.readAllBytes());
    }
    return folder;
  }
}
