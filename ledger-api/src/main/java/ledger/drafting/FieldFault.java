package ledger.drafting;

import java.util.List;

/// What stands in the way of what was typed, in words that can be read aloud.
///
/// @param path in the form; empty where it is about the whole act
/// @param instead what can be done
public record FieldFault(String path, String text, List<String> instead) {

  /// Its place on the page.
  public String place() {
    return FormField.id(path);
  }
}
