package ledger.cli.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ledger.client.LedgerClient;
import ledger.client.NotAnswered;
import ledger.log.Opening;
import ledger.transparency.EarlierTiles;
import ledger.transparency.SignedNote;
import ledger.transparency.TileSource;
import ledger.transparency.bundle.EntriesReader;

/// A log as a ledger shows it over HTTP. Checkpoint, policy and tiles are for everybody; the rest
/// is for whoever signs in, and only of the negotiations that this user may see.
public final class LedgerSource implements Source, AutoCloseable {

  /// The most entries that one request may ask for.
  public static final int AT_ONCE = 4096;

  private final LedgerClient ledger;
  private final boolean signedIn;

  public LedgerSource(LedgerClient ledger, boolean signedIn) {
    this.ledger = ledger;
    this.signedIn = signedIn;
  }

  @Override
  public Optional<String> checkpoint() throws IOException {
    var shown = text("/log/checkpoint");
    if (shown.isPresent() && SignedNote.parse(shown.get()).isEmpty())
      throw new IOException(
          "what answers shows no signed note as its checkpoint: check that the address is that of a ledger");
    return shown;
  }

  /// Asks for a new checkpoint of the whole record. A user who may not ask for one gets the last
  /// one.
  public Optional<String> newCheckpoint() throws IOException {
    if (signedIn)
      try {
        return Optional.of(new String(ledger.post("/log/checkpoint"), StandardCharsets.UTF_8));
      } catch (NotAnswered refused) {
        if (refused.refusal().isEmpty()) throw refused;
        return checkpoint();
      }
    return checkpoint();
  }

  @Override
  public Optional<String> policy() throws IOException {
    return text("/log/policy");
  }

  @Override
  public Optional<String> counts(long size) throws IOException {
    return signedIn ? text("/log/counts?size=" + size) : Optional.empty();
  }

  /// A receipt that the ledger made; empty where it knows no such act.
  public Optional<String> receipt(String act) throws IOException {
    return text("/log/receipts/" + act);
  }

  @Override
  public TileSource tiles() {
    return new EarlierTiles(name -> ledger.get("/log/" + name.path()), 0);
  }

  /// @param from the first position, to the one behind the last, at most [#AT_ONCE] further
  public InputStream entries(long from, long to) throws IOException {
    var path = "/log/entries?from=" + from + "&to=" + to;
    return new ByteArrayInputStream(
        ledger.get(path).orElseThrow(() -> new IOException("the ledger has no " + path)));
  }

  @Override
  public Optional<Entries> entries(long size) {
    return signedIn ? Optional.of(new Streamed(size)) : Optional.empty();
  }

  /// What is given of one entry.
  public Optional<Opening> entry(long position) throws IOException {
    try (var reader = new EntriesReader(entries(position, position + 1))) {
      return reader.hasNext() ? reader.next() : Optional.empty();
    }
  }

  @Override
  public boolean isSelfContained() {
    return false;
  }

  private Optional<String> text(String path) throws IOException {
    return ledger.get(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    ledger.close();
  }

  /// Asks for one range of entries after the other.
  private final class Streamed implements Entries {
    private final long size;
    private long asked;
    private long due;
    private EntriesReader reader = new EntriesReader(InputStream.nullInputStream());

    Streamed(long size) {
      this.size = size;
    }

    @Override
    public boolean hasNext() throws IOException {
      while (!reader.hasNext()) {
        if (reader.count() != due)
          throw new IOException("the ledger gave " + reader.count() + " entries of " + due);
        if (asked == size) return false;
        long to = Math.min(size, asked + AT_ONCE);
        reader = new EntriesReader(entries(asked, to));
        due = to - asked;
        asked = to;
      }
      return true;
    }

    @Override
    public Optional<Opening> next() throws IOException {
      return reader.next();
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
