package ledger.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Drafts and units for tests, under one secret.
public final class Offers {

  private static final Pseudonyms NAMES = new Pseudonyms(new byte[32]);

  private Offers() {}

  public static Draft draft(UUID event, String stream, long version, String text) {
    return draft(event, stream, version, new After.Anything(), text);
  }

  public static Draft draft(UUID event, String stream, long version, After after, String text) {
    var name = new StreamName(Optional.of("thing"), stream);
    var payload = text.getBytes(StandardCharsets.UTF_8);
    var meta = "{}".getBytes(StandardCharsets.UTF_8);
    return new Draft(
        event,
        NAMES.negotiation(name.negotiation()),
        NAMES.stream(stream),
        name,
        version,
        after,
        "thing-said.v1",
        "",
        Times.NONE,
        payload,
        Leaf.Stored.of(payload),
        meta,
        Leaf.Stored.of(meta),
        Optional.empty());
  }

  public static Unit unit(Draft... drafts) {
    return new Unit(List.of(drafts), (_, _) -> {});
  }
}
