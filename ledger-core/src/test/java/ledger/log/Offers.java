package ledger.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Drafts and units for tests.
public final class Offers {

  private static final Random SALTS = new Random(17);

  private Offers() {}

  public static Draft draft(UUID event, String stream, long version, String text) {
    return draft(event, stream, version, new After.Anything(), text);
  }

  public static Draft draft(UUID event, String stream, long version, After after, String text) {
    return draft(event, stream, version, after, "", text);
  }

  static Draft draft(
      UUID event, String stream, long version, After after, String revision, String text) {
    var header =
        new Draft.Header(
            event,
            new StreamName(Optional.of("thing"), stream),
            version,
            after,
            "thing-said.v1",
            revision,
            Times.NONE,
            Optional.empty());
    return new Draft(header, new Draft.Said(bytes("{}"), bytes("{}"), bytes(text)), SALTS);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static Unit unit(Draft... drafts) {
    return new Unit(List.of(drafts), (_, _) -> {});
  }
}
