package ledger.client;

import tools.jackson.databind.JsonNode;

/// How many acts were recorded, were on record already, and were refused.
///
/// @param position the last that any of them stands at; 0 where none is on record
public record Tally(long recorded, long alreadyThere, long refused, long position) {

  public static final Tally NONE = new Tally(0, 0, 0, 0);

  /// @param answer of one act: its `status`, and its `position` where it is on record
  Tally with(JsonNode answer) {
    long at = Math.max(position, answer.path("position").asLong(0));
    return switch (answer.path("status").asInt()) {
      case 201 -> new Tally(recorded + 1, alreadyThere, refused, at);
      case 200 -> new Tally(recorded, alreadyThere + 1, refused, at);
      default -> new Tally(recorded, alreadyThere, refused + 1, at);
    };
  }

  public Tally plus(Tally other) {
    return new Tally(
        recorded + other.recorded,
        alreadyThere + other.alreadyThere,
        refused + other.refused,
        Math.max(position, other.position));
  }

  @Override
  public String toString() {
    return recorded
        + " recorded, "
        + alreadyThere
        + " already there, "
        + refused
        + " refused; up to position "
        + position;
  }
}
