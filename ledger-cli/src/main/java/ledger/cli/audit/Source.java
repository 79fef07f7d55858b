package ledger.cli.audit;

import java.io.IOException;
import java.util.Optional;
import ledger.transparency.TileSource;
import ledger.transparency.bundle.Given;

/// Wherever a log is read from. Empty is what is not there.
public interface Source {

  /// What is given of the entries, from the first on.
  interface Entries extends AutoCloseable {

    /// The next one; empty where they end.
    Optional<Given> next() throws IOException;

    @Override
    void close() throws IOException;
  }

  Optional<String> checkpoint() throws IOException;

  Optional<String> policy() throws IOException;

  /// As [ledger.log.NamingSecrets] reads it.
  Optional<String> names() throws IOException;

  TileSource tiles();

  /// @param size of the log
  Optional<Entries> entries(long size) throws IOException;

  /// Whether nobody but the keys of its own policy may have signed its checkpoint, as in a bundle.
  boolean isSelfContained();
}
