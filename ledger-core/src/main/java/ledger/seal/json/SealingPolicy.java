package ledger.seal.json;

import java.util.List;
import ledger.seal.FieldPath;
import ledger.seal.Place;
import ledger.seal.Subject;
import tools.jackson.databind.node.ObjectNode;

/// Says which texts of an act are sealed, and for whom.
///
/// Of one act all fields go to one subject, because an act has one key. Name free text only: what
/// is erased comes back as `[erased]`, which is no id, no hash and no date, and nothing may be
/// decided by it. And name no text that a projection stores, as it does a negotiation's title: its
/// tables are not sealed.
@FunctionalInterface
public interface SealingPolicy {

  /// Seals nothing, and costs nothing.
  SealingPolicy NONE = (_, _) -> List.of();

  /// @param path to a text; where the act has nothing there, nothing is sealed
  record Field(FieldPath path, Subject subject) {}

  /// @param place where the act is to stand
  List<Field> fields(Place place, ObjectNode act);

  /// Whether any act of this place may have such texts: one that has none is not looked at.
  default boolean concerns(Place place) {
    return this != NONE;
  }

  /// What this one leaves alone, another one may seal.
  default SealingPolicy or(SealingPolicy other) {
    var first = this;
    return new SealingPolicy() {
      @Override
      public List<Field> fields(Place place, ObjectNode act) {
        return (first.concerns(place) ? first : other).fields(place, act);
      }

      @Override
      public boolean concerns(Place place) {
        return first.concerns(place) || other.concerns(place);
      }
    };
  }
}
