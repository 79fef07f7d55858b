package ledger.drafting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.sentence.Language;
import org.springframework.context.MessageSource;

/// What the fields of a form and their choices are called. One that has no name yet, as of an act
/// that was added since, is called by the word that it has in the act.
final class FieldLabels {

  private static final int WORDS_SHOWN = 70;

  private final MessageSource messages;
  private final Locale locale;

  FieldLabels(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  Language language() {
    return Language.of(locale);
  }

  /// @param owner the act or the value that has the field
  String field(String owner, String name) {
    return first("field." + owner + "." + name, "field." + name).orElseGet(() -> spaced(name));
  }

  Optional<String> help(String owner, String name) {
    return first("field." + owner + "." + name + ".help", "field." + name + ".help");
  }

  /// One of several names that a field may have.
  String choice(String field, String name) {
    return first("choice." + field + "." + name, "choice." + name)
        .orElseGet(() -> spaced(name.toLowerCase(Locale.ROOT)));
  }

  /// One of several kinds of values.
  String kind(String name) {
    return first("kind." + name).orElseGet(() -> spaced(name));
  }

  String act(String name) {
    return first("act." + name).orElseGet(() -> spaced(name));
  }

  /// A choice by its id, with the beginning of its words.
  String said(Object id, String words) {
    return text("choice.said", id.toString(), shortened(words));
  }

  static String shortened(String words) {
    return words.length() <= WORDS_SHOWN ? words : words.substring(0, WORDS_SHOWN) + "…";
  }

  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  Optional<String> first(String... keys) {
    return Stream.of(keys)
        .flatMap(key -> Optional.ofNullable(messages.getMessage(key, null, null, locale)).stream())
        .findFirst();
  }

  /// `offerExpires` as `offer expires`.
  private static String spaced(String name) {
    return String.join(
        " ",
        Arrays.stream(name.split("(?<=[a-z])(?=[A-Z])|_"))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList());
  }
}
