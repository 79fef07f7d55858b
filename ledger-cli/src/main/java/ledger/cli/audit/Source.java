package ledger.cli.audit;

import java.io.IOException;
import java.util.Optional;
import ledger.log.Opening;
import ledger.transparency.TileSource;

/// Wherever a log is read from. Empty is what is not there.
public interface Source {

  /// What is given of the entries, from the first on.
  interface Entries extends AutoCloseable {

    boolean hasNext() throws IOException;

    /// Of the next one; empty where nothing is given of it.
    Optional<Opening> next() throws IOException;

    @Override
    void close() throws IOException;
  }

  Optional<String> checkpoint() throws IOException;

  Optional<String> policy() throws IOException;

  /// The signed note of [ledger.transparency.bundle.Counts].
  ///
  /// @param size of the log
  Optional<String> counts(long size) throws IOException;

  TileSource tiles();

  /// Empty where no entry can be asked for.
  ///
  /// @param size of the log
  Optional<Entries> entries(long size) throws IOException;

  /// Whether nobody but the keys of its own policy may have signed its checkpoint, as in a bundle.
  boolean isSelfContained();
}
