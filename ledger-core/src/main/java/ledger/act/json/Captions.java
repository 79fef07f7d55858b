package ledger.act.json;

/// What acts and their fields are called, for people.
public interface Captions {

  /// What it is called, and in a sentence or two what is done by it.
  String act(String name);

  /// @param owner the act or the value that has the field
  String field(String owner, String name);
}
