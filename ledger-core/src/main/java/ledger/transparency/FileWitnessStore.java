package ledger.transparency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps what a witness cosigned last in files, one folder a log, replaced whole.
public final class FileWitnessStore implements Witness.Store {

  private final Path folder;

  public FileWitnessStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<String> last(String origin) throws IOException {
    return of(origin).checkpoint();
  }

  @Override
  public void keep(String origin, String note) throws IOException {
    of(origin).publish(note);
  }

  private TileFolder of(String origin) {
    return new TileFolder(folder.resolve(Witness.hash(origin)));
  }
}
