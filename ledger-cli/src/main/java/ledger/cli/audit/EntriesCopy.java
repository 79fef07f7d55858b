package ledger.cli.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.LongConsumer;
import ledger.log.Opening;
import ledger.transparency.TreeHash;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.Counts;
import ledger.transparency.bundle.EntriesReader;
import ledger.transparency.bundle.EntriesWriter;

/// Copies the entries of a log behind the last one that is there whole.
///
/// @param omitted is told what cannot be read; where it is empty, the copy ends there
record EntriesCopy(LedgerSource ledger, Bundle bundle, Optional<Omitted> omitted) {

  /// Where going on leaves a gap, because more may be read than at the last time, all of them are
  /// fetched again.
  ///
  /// @param counts of the entries that are given; empty where a damaged record has none
  /// @param progress is called for each entry
  void copy(long size, Optional<Counts> counts, LongConsumer progress) throws IOException {
    var file = bundle.file(Bundle.ENTRIES);
    long there = cut(file, size);
    progress.accept(there);
    fetch(there, size, progress);
    if (there == 0 || isWhole(counts.orElseThrow())) return;
    Files.delete(file);
    fetch(0, size, _ -> {});
  }

  private static long cut(Path file, long most) throws IOException {
    if (!Files.exists(file)) return 0;
    long count;
    long end;
    try (var in = Files.newInputStream(file)) {
      var reader = new EntriesReader(in);
      try {
        while (reader.count() < most && reader.hasNext()) reader.next();
      } catch (EntriesReader.Broken _) {
        // Written when it was cut off.
      }
      count = reader.count();
      end = reader.end();
    }
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(end);
    }
    return count;
  }

  private void fetch(long first, long size, LongConsumer progress) throws IOException {
    long from = first;
    try (var out =
        new BufferedOutputStream(
            Files.newOutputStream(
                Private.file(bundle.file(Bundle.ENTRIES)), StandardOpenOption.APPEND))) {
      var writer = new EntriesWriter(out);
      while (from < size) {
        long to = Math.min(size, from + LedgerSource.AT_ONCE);
        if (omitted.isPresent())
          new ReadableEntries(ledger, writer, omitted.get(), progress).copy(from, to);
        else copy(from, to, writer, progress);
        from = to;
      }
    }
  }

  private void copy(long from, long to, EntriesWriter writer, LongConsumer progress)
      throws IOException {
    try (var reader = new EntriesReader(ledger.entries(from, to))) {
      while (reader.hasNext()) {
        writer.write(reader.next());
        progress.accept(1);
      }
      if (reader.count() != to - from)
        throw new IOException("the ledger gave " + reader.count() + " entries of " + (to - from));
    }
  }

  private boolean isWhole(Counts counts) throws IOException {
    var report = new AuditReport();
    var gaps = new GapCheck(report);
    try (var reader = new EntriesReader(bundle.entries().orElseThrow())) {
      while (reader.hasNext()) {
        var given = reader.next();
        var identity = given.flatMap(Opening::identity);
        if (identity.isPresent())
          gaps.add(
              reader.count() - 1,
              identity.get(),
              TreeHash.leaf(given.orElseThrow().leaf().encode()));
      }
    }
    gaps.finish(counts);
    return report.found() == 0;
  }
}
