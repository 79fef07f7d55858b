package ledger.cli.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import ledger.client.NotAnswered;
import ledger.log.Opening;
import ledger.transparency.bundle.EntriesReader;
import ledger.transparency.bundle.EntriesWriter;

/// Copies entries of a damaged record: a range that is not answered is halved until the one is
/// found that cannot be read, and nothing is given of that one.
final class ReadableEntries {

  private final LedgerSource ledger;
  private final EntriesWriter writer;
  private final Omitted omitted;
  private final LongConsumer progress;

  ReadableEntries(
      LedgerSource ledger, EntriesWriter writer, Omitted omitted, LongConsumer progress) {
    this.ledger = ledger;
    this.writer = writer;
    this.omitted = omitted;
    this.progress = progress;
  }

  /// @param to not included
  void copy(long from, long to) throws IOException {
    List<Optional<Opening>> given;
    try {
      given = read(from, to);
    } catch (IOException fault) {
      if (to - from > 1) {
        long middle = from + (to - from) / 2;
        copy(from, middle);
        copy(middle, to);
        return;
      }
      // An answer that has begun is broken off, and the same entry alone is refused.
      var why = fault instanceof NotAnswered refused ? refused.refusal() : Optional.<String>empty();
      omitted.entry(from, why.orElseThrow(() -> fault));
      given = List.of(Optional.empty());
    }
    for (var one : given) writer.write(one);
    progress.accept(given.size());
  }

  private List<Optional<Opening>> read(long from, long to) throws IOException {
    var given = new ArrayList<Optional<Opening>>();
    try (var reader = new EntriesReader(ledger.entries(from, to))) {
      while (reader.hasNext()) given.add(reader.next());
    }
    if (given.size() != to - from)
      throw new IOException("the ledger gave " + given.size() + " entries of " + (to - from));
    return given;
  }
}
