package ledger.drafting;

import com.ibm.icu.text.Transliterator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.draft.TypedValues;

/// Names for what an act gives a name to: made of the words that it has, in Latin letters, and of
/// what kind of thing it is where it has none.
final class MadeNames {

  private static final int WORDS = 4;
  private static final int LONGEST = 40;

  /// The fields whose words make a good name, the best first.
  private static final List<String> SPEAKING =
      List.of(
          "neutralLabel",
          "title",
          "texts[0]",
          "text[0]",
          "terms.texts[0].text",
          "question[0]",
          "hash" + TypedAct.FILE_NAME);

  /// What is said makes a name where nothing better is going to be typed.
  private static final List<String> SAID = List.of("particulars[0]", "words[0]");

  private final Set<String> taken;
  private final String before;
  private final boolean complete;

  /// @param taken ids that are in use, whatever they name
  /// @param before that they begin with
  /// @param complete whether nothing more is going to be typed
  MadeNames(Set<String> taken, String before, boolean complete) {
    this.complete = complete;
    this.taken = new HashSet<>(taken);
    this.before = before;
  }

  /// An id that nothing has yet. What says nothing so far gets one only where the act is complete:
  /// a better one may come.
  ///
  /// @param owner what is given the name
  /// @param path to it, empty for the act itself
  Optional<String> make(String owner, String path, TypedValues typed) {
    var spoken =
        Stream.concat(SPEAKING.stream(), complete ? SAID.stream() : Stream.empty())
            .map(field -> slug(typed.text(TypedAct.dotted(path, field))))
            .filter(slug -> !slug.isEmpty())
            .findFirst();
    return spoken
        .map(this::free)
        .or(() -> complete ? Optional.of(numbered(kind(owner))) : Optional.empty());
  }

  /// For a source that is not named.
  String handle() {
    return numbered("unnamed");
  }

  private String free(String slug) {
    return taken.add(before + slug) ? before + slug : numbered(slug);
  }

  private String numbered(String stem) {
    return Stream.iterate(1, n -> n + 1)
        .map(n -> before + stem + "-" + n)
        .filter(taken::add)
        .findFirst()
        .orElseThrow();
  }

  private static String kind(String owner) {
    return switch (owner) {
      case "ProposeAgreement", "RecordClaimedAgreement" -> "agreement";
      case "AdvanceReading" -> "reading";
      case "GiveNotice" -> "notice";
      case "ReportOccurrence" -> "occurrence";
      case "AllegeBreach" -> "allegation";
      case "RaiseIssue" -> "issue";
      case "Raised" -> "claim";
      case "GrantMandate" -> "mandate";
      case "RegisterSource" -> "source";
      case "DefineCompartment" -> "room";
      default -> owner.toLowerCase(Locale.ROOT);
    };
  }

  /// In letters of ASCII; empty where nothing of it can be written so.
  static String slug(String text) {
    var latin = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower").transliterate(text);
    var words =
        Stream.of(latin.split("[^a-z0-9]+"))
            .filter(word -> !word.isEmpty())
            .limit(WORDS)
            .collect(Collectors.joining("-"));
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
  }
}
