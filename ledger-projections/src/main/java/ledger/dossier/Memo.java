package ledger.dossier;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// What was worked out already, by its name. For several threads: nothing is worked out twice.
final class Memo {

  private final Map<Object, Object> known = new HashMap<>();

  @SuppressWarnings("unchecked") // whoever names it asks for the same
  synchronized <T> T once(Object what, Supplier<T> compute) {
    var before = known.get(what);
    if (before == null) {
      before = compute.get();
      known.put(what, before);
    }
    return (T) before;
  }

  synchronized void forget(Set<Object> what) {
    known.keySet().removeAll(what);
  }
}
