package ledger.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ledger.sentence.Language;
import ledger.sentence.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/// The texts of pages, `messages.properties` and its translations: in ICU's syntax like all others,
/// with `{0}`, `{1}` for the arguments in their order.
@Component("messageSource")
class PageMessages implements MessageSource {

  private static final String BUNDLE = "messages";

  private final Map<Language, Read> read = new ConcurrentHashMap<>();
  private final Optional<Duration> kept;

  private record Read(Messages messages, Instant at) {}

  /// @param kept for how long what was read is not read again: for ever where it is not said
  PageMessages(@Value("${spring.messages.cache-duration:#{null}}") Optional<Duration> kept) {
    this.kept = kept;
  }

  @Override
  public String getMessage(String key, Object @Nullable [] arguments, @Nullable Locale locale) {
    return text(key, arguments, locale).orElseThrow(() -> new NoSuchMessageException(key));
  }

  @Override
  public @Nullable String getMessage(
      String key,
      Object @Nullable [] arguments,
      @Nullable String unlessThere,
      @Nullable Locale locale) {
    return text(key, arguments, locale).orElse(unlessThere);
  }

  @Override
  public String getMessage(MessageSourceResolvable message, @Nullable Locale locale) {
    return Arrays.stream(Optional.ofNullable(message.getCodes()).orElseGet(() -> new String[0]))
        .flatMap(key -> text(key, message.getArguments(), locale).stream())
        .findFirst()
        .or(() -> Optional.ofNullable(message.getDefaultMessage()))
        .orElseThrow(() -> new NoSuchMessageException(message.toString()));
  }

  private Optional<String> text(
      String key, Object @Nullable [] arguments, @Nullable Locale locale) {
    var messages = in(Optional.ofNullable(locale).map(Language::of).orElse(Language.ENGLISH));
    return messages.has(key)
        ? Optional.of(messages.text(key, numbered(arguments)))
        : Optional.empty();
  }

  private Messages in(Language language) {
    return read.compute(
            language,
            (_, was) ->
                was == null || isOld(was)
                    ? new Read(new Messages(BUNDLE, language), Instant.now())
                    : was)
        .messages();
  }

  private boolean isOld(Read was) {
    return kept.filter(time -> was.at().plus(time).isBefore(Instant.now())).isPresent();
  }

  private static Map<String, Object> numbered(Object @Nullable [] arguments) {
    Map<String, Object> numbered = new HashMap<>();
    for (int i = 0; arguments != null && i < arguments.length; i++)
      numbered.put(String.valueOf(i), Optional.ofNullable(arguments[i]).orElse(""));
    return numbered;
  }
}
