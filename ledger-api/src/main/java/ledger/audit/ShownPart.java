package ledger.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import ledger.log.Opening;
import ledger.log.Part;

/// A part of an entry as a page shows it.
///
/// @param text where it is given and is text; of the other two parts it has numbers
/// @param hex the same in digits, where it is no text
/// @param salt empty where the part is not given
public record ShownPart(
    Part part,
    Optional<String> text,
    Optional<String> hex,
    Optional<String> salt,
    String commitment) {

  static List<ShownPart> of(Opening given) {
    return Arrays.stream(Part.values()).map(part -> of(part, given)).toList();
  }

  private static ShownPart of(Part part, Opening given) {
    var bytes = given.part(part);
    boolean text =
        switch (part) {
          case IDENTITY, TIMES -> false;
          case ADDITIONS, SPEAKER, CONTENT -> true;
        };
    return new ShownPart(
        part,
        bytes.filter(_ -> text).map(b -> new String(b, StandardCharsets.UTF_8)),
        bytes.filter(_ -> !text).map(HexFormat.of()::formatHex),
        given.salt(part).map(HexFormat.of()::formatHex),
        HexFormat.of().formatHex(given.commitment(part)));
  }

  public boolean isGiven() {
    return salt.isPresent();
  }
}
