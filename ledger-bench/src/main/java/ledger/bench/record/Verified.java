package ledger.bench.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;
import ledger.cli.audit.Audit;
import ledger.cli.audit.AuditReport;
import ledger.cli.audit.BundleSource;
import ledger.log.Leaf;
import ledger.log.LogEntry;
import ledger.log.Part;
import ledger.log.Predecessor;
import ledger.transparency.Checkpoint;
import ledger.transparency.TileFolder;
import ledger.transparency.TileWriter;
import ledger.transparency.TreeHash;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.Counts;
import ledger.transparency.bundle.Counts.Reach;
import ledger.transparency.bundle.EntriesWriter;

/// Row 9: a bundle of a million entries verified on one core, every hash of it and no act folded,
/// against OpenSSL hashing as many bytes in pieces of their mean size.
record Verified(Options options, Database.Server server) implements Row {

  private static final int ENTRIES = 1_000_000;
  private static final int NEGOTIATION = 64;
  private static final int OPENSSL_SECONDS = 3;

  /// Five parts, their commitments, a leaf and a node.
  private static final long PIECES = 8;

  /// @param bytes that have to be hashed: parts, commitments, leaves and the tree's nodes
  /// @param pieces that they are hashed in
  private record Made(Bundle bundle, long bytes, long pieces) {}

  @Override
  public Set<Integer> numbers() {
    return Set.of(9);
  }

  @Override
  public List<Line> measured() throws Exception {
    Files.createDirectories(options.home());
    var made = make(Files.createTempDirectory(options.home(), "bundle"));
    int mean = (int) (made.bytes() / made.pieces());
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    verify(made); // until its code is compiled
    for (int round = 0; round < options.rounds(); round++) {
      ours.add(made.bytes() / 1e6 / verify(made));
      theirs.add(openssl(mean));
      System.err.printf(
          "round %d verified %,.0f MB/s, openssl %,.0f MB/s%n",
          round + 1, ours.getLast(), theirs.getLast());
    }
    return List.of(
        Line.more(
            9,
            "%,d entries verified offline, one core (%.2f s)"
                .formatted(ENTRIES, made.bytes() / 1e6 / Spread.of(ours).median()),
            "openssl speed -bytes %d sha256".formatted(mean),
            Spread.of(ours),
            Spread.of(theirs),
            "MB/s",
            0.5,
            0.2));
  }

  /// @return seconds of processor time
  private static double verify(Made made) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    var report =
        Audit.of(
            new BundleSource(made.bundle()),
            new Audit.Settings(Optional.empty(), List.of(), false),
            _ -> {});
    double spent = (threads.getCurrentThreadCpuTime() - begun) / 1e9;
    if (report.result() != AuditReport.Result.INTACT)
      throw new IllegalStateException("what was just made is said to be altered");
    return spent;
  }

  private static Made make(Path folder) throws IOException {
    var bundle = new Bundle(folder);
    var tiles = TileWriter.empty(new TileFolder(folder));
    long bytes = 0;
    var ends = new TreeMap<String, Predecessor>();
    try (var out = new BufferedOutputStream(Files.newOutputStream(bundle.file(Bundle.ENTRIES)))) {
      var entries = new EntriesWriter(out);
      for (int i = 0; i < ENTRIES; i++) {
        var negotiation = "n" + i / NEGOTIATION;
        var entry =
            Ready.number(i)
                .draft(Ids.next(), negotiation + "/agreement/corridor", i % NEGOTIATION)
                .entry(i, ends.getOrDefault(negotiation, Predecessor.NONE), i);
        ends.put(negotiation, entry.successor());
        tiles.append(entry.leaf().encode());
        entries.write(Optional.of(entry.opening()));
        bytes += hashed(entry);
      }
    }
    tiles.flush();
    var signer = new Signer();
    var text = new Checkpoint(Signer.ORIGIN, ENTRIES, tiles.root()).body();
    Files.writeString(bundle.file(Bundle.CHECKPOINT), signer.note(text));
    Files.writeString(bundle.file(Bundle.POLICY), signer.policy());
    var counts = new TreeMap<String, Reach>();
    ends.forEach((id, end) -> counts.put(id, new Reach(end.count(), TreeHash.of(end.leaf()))));
    var checkpoint = new Checkpoint(Signer.ORIGIN, ENTRIES, tiles.root());
    Files.writeString(
        bundle.file(Bundle.COUNTS), signer.statement(new Counts(checkpoint, counts).text()));
    return new Made(bundle, bytes, PIECES * ENTRIES);
  }

  /// Each part behind its label, number and salt; the commitments behind theirs; the leaf behind a
  /// byte; and a node is two hashes behind one.
  private static long hashed(LogEntry entry) {
    long bytes = 16 + 5 * 32 + 1 + Leaf.LENGTH + 65;
    for (var part : Part.values())
      bytes += 15 + 1 + Part.SALT + entry.opening().part(part).orElseThrow().length;
    return bytes;
  }

  /// @return megabytes a second
  private static double openssl(int bytes) throws Exception {
    var process =
        new ProcessBuilder(
                "openssl",
                "speed",
                "-mr",
                "-seconds",
                String.valueOf(OPENSSL_SECONDS),
                "-bytes",
                String.valueOf(bytes),
                "-evp",
                "sha256")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines()
            .filter(line -> line.startsWith("+F:"))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(':') + 1)))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("openssl said " + said))
        / 1e6;
  }
}
