package ledger.languages;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import ledger.sentence.Language;

/// A bundle in one language beside the English one, and what does not fit.
record Translation(Language language, Map<String, String> english, Map<String, String> translated) {

  /// Each with the key that it is about.
  List<String> faults() {
    var faults = new ArrayList<String>();
    english.forEach((key, text) -> {
      if (!translated.containsKey(key)) faults.add(key + ": missing");
      else faults(text, translated.get(key)).forEach(fault -> faults.add(key + ": " + fault));
    });
    translated.keySet().stream()
        .filter(key -> !english.containsKey(key))
        .forEach(key -> faults.add(key + ": not in English"));
    return faults;
  }

  private List<String> faults(String original, String text) {
    var faults = new ArrayList<String>();
    if (text.contains("'")) faults.add("' quotes what follows: write ’");
    MessagePattern pattern;
    try {
      pattern = new MessagePattern(text);
    } catch (IllegalArgumentException illFormed) {
      return List.of("ill-formed: " + illFormed.getMessage());
    }
    var first = new MessagePattern(original);
    if (!names(first).containsAll(names(pattern)) || !names(pattern).containsAll(shown(first)))
      faults.add("names " + names(pattern) + ", and not " + names(first));
    var kinds = selects(first);
    selects(pattern)
        .forEach((name, words) -> {
          if (kinds.containsKey(name) && !kinds.get(name).equals(words))
            faults.add(name + " chooses among " + words + ", and not among " + kinds.get(name));
        });
    plurals(pattern)
        .forEach((name, forms) -> {
          if (forms.size() > 1 && !forms.containsAll(forms()))
            faults.add(name + " has the forms " + forms + ", and not " + forms());
        });
    boolean isLeftInEnglish =
        text.equals(original) && written(pattern).matches(".*\\p{L} \\p{L}.*");
    if (isLeftInEnglish || hasLetters(pattern) && !isInItsScript(pattern))
      faults.add("not in " + language.ownName());
    return faults;
  }

  /// Those that whole numbers take in the language: "one", "few", "many" …
  private Set<String> forms() {
    var rules = PluralRules.forLocale(language.locale());
    var forms = new TreeSet<String>();
    IntStream.rangeClosed(0, 200).forEach(n -> forms.add(rules.select(n)));
    forms.add("other");
    return forms;
  }

  private static Set<String> names(MessagePattern pattern) {
    var names = new TreeSet<String>();
    for (int i = 0; i < pattern.countParts(); i++) {
      var type = pattern.getPart(i).getType();
      if (type == Part.Type.ARG_NAME || type == Part.Type.ARG_NUMBER)
        names.add(pattern.getSubstring(pattern.getPart(i)));
    }
    return names;
  }

  /// Without those that only choose: in another language there may be nothing to choose.
  private static Set<String> shown(MessagePattern pattern) {
    var names = new TreeSet<String>();
    for (int i = 0; i + 1 < pattern.countParts(); i++)
      if (pattern.getPart(i).getType() == Part.Type.ARG_START
          && pattern.getPart(i).getArgType() == ArgType.NONE)
        names.add(pattern.getSubstring(pattern.getPart(i + 1)));
    return names;
  }

  private static Map<String, Set<String>> selects(MessagePattern pattern) {
    return choices(pattern, Set.of(ArgType.SELECT));
  }

  /// Forms that are chosen by a number's exact value are left out.
  private static Map<String, Set<String>> plurals(MessagePattern pattern) {
    var plurals = choices(pattern, Set.of(ArgType.PLURAL, ArgType.SELECTORDINAL));
    plurals.values().forEach(forms -> forms.removeIf(form -> form.startsWith("=")));
    return plurals;
  }

  private static Map<String, Set<String>> choices(MessagePattern pattern, Set<ArgType> types) {
    var choices = new TreeMap<String, Set<String>>();
    for (int i = 0; i < pattern.countParts(); i++) {
      var part = pattern.getPart(i);
      if (part.getType() != Part.Type.ARG_START || !types.contains(part.getArgType())) continue;
      var words =
          choices.computeIfAbsent(
              pattern.getSubstring(pattern.getPart(i + 1)), _ -> new TreeSet<>());
      int end = pattern.getLimitPartIndex(i);
      for (int j = i + 2; j < end; j++) {
        var inner = pattern.getPart(j);
        if (inner.getType() == Part.Type.ARG_SELECTOR) words.add(pattern.getSubstring(inner));
        else if (inner.getType() == Part.Type.MSG_START) j = pattern.getLimitPartIndex(j);
      }
    }
    return choices;
  }

  private static boolean hasLetters(MessagePattern pattern) {
    return written(pattern).chars().anyMatch(Character::isLetter);
  }

  private boolean isInItsScript(MessagePattern pattern) {
    var scripts = scripts();
    return written(pattern)
        .codePoints()
        .mapToObj(Character.UnicodeScript::of)
        .anyMatch(scripts::contains);
  }

  private Set<Character.UnicodeScript> scripts() {
    return switch (language) {
      case ENGLISH, FRENCH, AZERBAIJANI -> Set.of(Character.UnicodeScript.LATIN);
      case RUSSIAN, UKRAINIAN -> Set.of(Character.UnicodeScript.CYRILLIC);
      case ARABIC -> Set.of(Character.UnicodeScript.ARABIC);
      case ARMENIAN -> Set.of(Character.UnicodeScript.ARMENIAN);
    };
  }

  /// All that stands outside of names, types and words to choose by.
  private static String written(MessagePattern pattern) {
    var text = new StringBuilder();
    int from = 0;
    for (int i = 0; i < pattern.countParts(); i++) {
      int next = Math.max(from, pattern.getPart(i).getIndex());
      text.append(pattern.getPatternString(), from, next);
      from = Math.max(from, pattern.getPart(i).getLimit());
    }
    return text.toString();
  }
}
