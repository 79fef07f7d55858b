package ledger.act;

import ledger.value.Id;

/// Whose act it is: a registered referent, or somebody the source does not name.
public sealed interface Actor {

  record Named(Id referent) implements Actor {
    @Override
    public String toString() {
      return referent.value();
    }
  }

  /// @param handle tells one unnamed source from another; it identifies nobody
  record Anonymous(Id handle) implements Actor {
    @Override
    public String toString() {
      return handle.value();
    }
  }

  static Actor named(String id) {
    return new Named(Id.of(id));
  }

  default boolean is(Id referent) {
    return this instanceof Named(var id) && id.equals(referent);
  }
}
