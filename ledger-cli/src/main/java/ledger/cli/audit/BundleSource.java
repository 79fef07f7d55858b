package ledger.cli.audit;

import java.io.IOException;
import java.util.Optional;
import ledger.log.Opening;
import ledger.transparency.TileSource;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.EntriesReader;

/// A log as it lies in a folder.
public record BundleSource(Bundle bundle) implements Source {

  @Override
  public Optional<String> checkpoint() throws IOException {
    return bundle.text(Bundle.CHECKPOINT);
  }

  @Override
  public Optional<String> policy() throws IOException {
    return bundle.text(Bundle.POLICY);
  }

  @Override
  public Optional<String> counts(long size) throws IOException {
    return bundle.text(Bundle.COUNTS);
  }

  @Override
  public TileSource tiles() {
    return bundle.tiles();
  }

  @Override
  public Optional<Entries> entries(long size) throws IOException {
    return bundle.entries().map(EntriesReader::new).map(InFile::new);
  }

  @Override
  public boolean isSelfContained() {
    return true;
  }

  private record InFile(EntriesReader reader) implements Entries {
    @Override
    public boolean hasNext() throws IOException {
      return reader.hasNext();
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
