package ledger.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import ledger.log.Leaf;
import ledger.log.NamingSecrets;
import ledger.log.Times;
import ledger.transparency.Checkpoint;
import ledger.transparency.TileFolder;
import ledger.transparency.TileTree;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.EntriesWriter;
import ledger.transparency.bundle.Given;

/// A log of any length, with entries of the sizes that real ones have and no acts in them; the same
/// for the same seed.
///
/// Run with a folder, a number and a seed, it makes one to measure with.
record ManyEntries(int count, long seed) {

  private static final int PAYLOAD = 372;
  private static final int META = 60;

  public static void main(String... arguments) throws IOException {
    new ManyEntries(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]))
        .write(Path.of(arguments[0]));
  }

  Path write(Path folder) throws IOException {
    var random = new Random(seed);
    var tiles = new QuickTiles(folder);
    var payload = new byte[PAYLOAD];
    var meta = new byte[META];
    Arrays.fill(meta, (byte) ' ');
    var versions = new long[Math.max(1, count / 10)];
    Files.createDirectories(folder);
    try (var out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(Bundle.ENTRIES)), 1 << 20)) {
      var entries = new EntriesWriter(out);
      for (int i = 0; i < count; i++) {
        random.nextBytes(payload);
        int stream = random.nextInt(versions.length);
        var id = "corridor/agreement/" + stream;
        var leaf =
            new Leaf(
                new UUID(random.nextLong(), random.nextLong()),
                ExampleLog.SECRET.negotiation("corridor"),
                ExampleLog.SECRET.stream(id),
                versions[stream]++,
                "agreement",
                "consent-declared.v1",
                "",
                1_768_046_400_000_000L + i,
                Times.NONE,
                Leaf.Stored.of(payload),
                Leaf.Stored.of(meta),
                Optional.empty());
        tiles.add(leaf.encode());
        entries.write(new Given(Optional.of(id), Optional.of(meta), Optional.of(payload)));
      }
    }
    tiles.finish();
    var log = ExampleLog.corridor().first(0);
    Files.writeString(
        folder.resolve(Bundle.NAMES), NamingSecrets.line("corridor", ExampleLog.SECRET));
    Files.writeString(folder.resolve(Bundle.POLICY), ExampleLog.policy());
    var root = new TileTree(new TileFolder(folder), count).root();
    Files.writeString(
        folder.resolve(Bundle.CHECKPOINT),
        log.sign(new Checkpoint(ExampleLog.ORIGIN, count, root).body()));
    try (var verifier = ManyEntries.class.getResourceAsStream("/" + Bundle.VERIFIER)) {
      if (verifier != null) Files.write(folder.resolve(Bundle.VERIFIER), verifier.readAllBytes());
    }
    return folder;
  }
}
