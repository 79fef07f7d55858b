package ledger;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds words that judge in the names of types, fields and methods, and in the texts of pages.
public final class NeutralWords {

  /// Stems: a word that begins with one of them is meant too.
  private static final Set<String> BANNED =
      Set.of(
          "violat",
          "breach",
          "comply",
          "complian",
          "guilt",
          "regime",
          "terroris",
          "occupied",
          "illegal",
          "aggressor",
          "truth",
          "verdict",
          "score");

  /// The names that an allegation may have, and nothing else.
  private static final Pattern ALLOWED =
      Pattern.compile("AllegeBreach|BreachAlleged|breach-alleged|BREACH|alleged a breach");

  private NeutralWords() {}

  public static List<String> inNames(String... packages) {
    var found = new ArrayList<String>();
    var house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(packages);
    for (JavaClass type : house) {
      scan(type.getSimpleName(), type.getName(), found);
      type.getFields().forEach(f -> scan(f.getName(), type.getName() + "." + f.getName(), found));
      type.getMethods().forEach(m -> scan(m.getName(), type.getName() + "." + m.getName(), found));
    }
    return found;
  }

  public static List<String> inTexts(Properties texts) {
    var found = new ArrayList<String>();
    texts.forEach((key, text) -> scan(String.valueOf(text), String.valueOf(key), found));
    return found;
  }

  public static List<String> inText(String text, String where) {
    var found = new ArrayList<String>();
    scan(text, where, found);
    return found;
  }

  private static void scan(String text, String where, List<String> found) {
    var words =
        ALLOWED
            .matcher(text)
            .replaceAll(" ")
            .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
            .toLowerCase(Locale.ROOT)
            .split("[^a-z]+");
    for (var word : words)
      if (BANNED.stream().anyMatch(word::startsWith)) found.add(where + ": " + word);
  }
}
