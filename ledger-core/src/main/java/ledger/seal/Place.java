package ledger.seal;

import java.util.UUID;

/// Where an act stands. A text is sealed for one place and opens in no other.
///
/// @param origin the log, by the name in the first line of its checkpoints
/// @param stream the id of the act's stream
/// @param act the sender's name for the act
public record Place(String origin, String stream, UUID act) {

  private static final String LABEL = "ledger.seal/v2";

  /// For everything of the act; what a key is committed to.
  byte[] bytes() {
    return Framed.parts(
        Framed.text(LABEL), Framed.text(origin), Framed.text(stream), Framed.uuid(act));
  }

  /// For one field; what the cipher authenticates.
  byte[] bytes(FieldPath field) {
    return Framed.parts(
        Framed.text(LABEL),
        Framed.text(origin),
        Framed.text(stream),
        Framed.uuid(act),
        Framed.text(field.toString()));
  }
}
