package ledger.faults;

import java.util.Random;
import java.util.UUID;

/// An act that a client sends.
///
/// @param id by which it is on record once, however often it is sent
record Act(UUID id, String negotiation, String json) {

  static Act opening(Random random, String negotiation) {
    return of(id(random), "OpenNegotiation", negotiation, "\"title\":\"Talks\"");
  }

  /// A second act that registers the same party is refused.
  static Act registering(Random random, String negotiation, String party) {
    return of(
        id(random),
        "RegisterReferent",
        negotiation,
        "\"id\":\"%1$s\",\"kind\":\"PARTY\",\"neutralLabel\":\"%1$s\"".formatted(party));
  }

  private static Act of(UUID id, String act, String negotiation, String fields) {
    return new Act(
        id,
        negotiation,
        "{\"act\":\"%s\",\"actId\":\"%s\",\"negotiation\":\"%s\",\"mode\":\"PERFORMED\",%s}"
            .formatted(act, id, negotiation, fields));
  }

  /// A UUID of version 4.
  private static UUID id(Random random) {
    return new UUID(
        random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63);
  }
}
