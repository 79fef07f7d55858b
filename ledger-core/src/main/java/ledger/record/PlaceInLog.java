package ledger.record;

/// Where an entry stands in the log, and what the tree has of it.
///
/// @param leaf hash of its leaf, 32 bytes in Base64
/// @param sealed its texts can be taken back
public record PlaceInLog(long position, String leaf, boolean sealed) {

  /// Of an entry whose texts are not sealed.
  public PlaceInLog(long position, String leaf) {
    this(position, leaf, false);
  }
}
