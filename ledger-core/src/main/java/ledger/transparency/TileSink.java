package ledger.transparency;

import java.io.IOException;

/// Where the tiles of a growing tree go.
public interface TileSink {

  void write(TileName name, byte[] tile) throws IOException;

  /// What was written so far is to last.
  void sync() throws IOException;
}
