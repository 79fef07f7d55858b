package ledger.transparency;

import java.io.IOException;

/// A file of the log that is not what it was: it can be written anew from the entries.
final class DamagedTile extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedTile(TileName tile, String what) {
    super(tile.path() + " is damaged: " + what);
  }
}
