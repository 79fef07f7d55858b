package ledger.seal.json;

import ledger.seal.Place;

/// A sealed act is not as it was sealed, though its key is here: moved, mixed or altered. The
/// record cannot have come to be like this.
public final class ChangedSinceSealed extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ChangedSinceSealed(Place place, String how) {
    super("act " + place.act() + " in " + place.stream() + ": " + how);
  }
}
