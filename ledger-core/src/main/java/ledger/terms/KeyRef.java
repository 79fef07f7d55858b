package ledger.terms;

import java.util.Comparator;
import java.util.Optional;
import ledger.value.Id;

/// Names a commitment: by its bare key, or with the agreement whose key it is.
public record KeyRef(Optional<Id> agreement, Id key) implements Comparable<KeyRef> {

  private static final Comparator<KeyRef> ORDER = Comparator.comparing(KeyRef::toString);

  public static KeyRef bare(String key) {
    return new KeyRef(Optional.empty(), Id.of(key));
  }

  public static KeyRef of(Id agreement, Id key) {
    return new KeyRef(Optional.of(agreement), key);
  }

  /// The same key with its agreement named: its own, or else this one.
  public KeyRef in(Id home) {
    return agreement.isPresent() ? this : of(home, key);
  }

  @Override
  public int compareTo(KeyRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return agreement.map(a -> a + "." + key).orElse(key.value());
  }
}
