package ledger.rules;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ledger.act.NegotiationAct.Policy;

/// Finds the word that makes a label a characterization: whole words, upper and lower case alike.
final class NeutralLabel {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private NeutralLabel() {}

  static Optional<String> wordAgainst(Policy policy, String label) {
    Set<String> words =
        Arrays.stream(BETWEEN_WORDS.split(folded(label))).collect(Collectors.toSet());
    return policy.characterizations().stream()
        .filter(banned -> words.containsAll(Set.of(BETWEEN_WORDS.split(folded(banned)))))
        .sorted()
        .findFirst();
  }

  /// Without what only changes the look of a word: case, full width, accents.
  private static String folded(String text) {
    var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
