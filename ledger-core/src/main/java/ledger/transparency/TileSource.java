package ledger.transparency;

import java.io.IOException;
import java.util.Optional;

/// Wherever tiles are read from: a folder, a server, a bundle.
public interface TileSource {

  /// The bytes as they are served; empty where there is no such tile.
  Optional<byte[]> read(TileName name) throws IOException;
}
