package ledger.search;

import java.util.Optional;
import java.util.stream.Stream;
import ledger.value.Words;

/// One text of an act.
///
/// @param field where it stands in the act as it is sent, such as `terms.terms[0].texts`
/// @param lang BCP 47; empty where the act does not say
public record Text(String field, Optional<String> lang, String text) {

  static Text of(String field, String text) {
    return new Text(field, Optional.empty(), text);
  }

  static Stream<Text> of(String field, Words words) {
    return words.byLanguage().entrySet().stream()
        .map(e -> new Text(field, Optional.of(e.getKey()), e.getValue()));
  }

  static Stream<Text> of(String field, Optional<Words> words) {
    return words.stream().flatMap(w -> of(field, w));
  }
}
