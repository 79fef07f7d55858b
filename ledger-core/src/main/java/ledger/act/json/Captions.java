package ledger.act.json;

/// What acts and their fields are called, for people.
public interface Captions {

  /// A title, such as "Take a stance".
  String act(String name);

  /// In a sentence or two, what is done by it.
  String deed(String name);

  /// @param owner the act or the value that has the field
  String field(String owner, String name);
}
