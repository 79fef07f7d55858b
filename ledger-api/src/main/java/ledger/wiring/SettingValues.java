package ledger.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import ledger.startup.CannotStart;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A setting that cannot be what it was set to is told before anything is started.
///
/// What each can be is what is declared of it, for editors too: its type, and the values that are
/// named for it. A number or a time is 0 only where it is named what that means.
final class SettingValues implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final System.Logger LOG = System.getLogger(SettingValues.class.getName());

  private static final String DECLARED = "/META-INF/spring-configuration-metadata.json";
  private static final int LONGEST_SHOWN = 60;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var settings = context.getEnvironment();
    var declared = declared();
    tellUnread(settings, declared);
    for (var setting : declared.path("properties")) {
      var name = setting.required("name").asString();
      if (!settings.containsProperty(name)) continue;
      var named = named(declared.path("hints"), name);
      has(settings, name, setting.required("type").asString(), named)
          .ifPresent(needed -> {
            throw new CannotStart(sentence(name, settings.getProperty(name, ""), needed));
          });
    }
  }

  private static void tellUnread(ConfigurableEnvironment settings, JsonNode declared) {
    var names =
        declared.path("properties").valueStream().map(one -> one.required("name").asString());
    for (var name : UnreadSettings.in(settings, names.toList()))
      LOG.log(
          System.Logger.Level.WARNING,
          "a setting that nothing reads, docs/guide/settings.md has every one name=" + name);
  }

  private static JsonNode declared() {
    try (var in = SettingValues.class.getResourceAsStream(DECLARED)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> named(JsonNode hints, String name) {
    return hints
        .valueStream()
        .filter(hint -> hint.required("name").asString().equals(name))
        .flatMap(hint -> hint.required("values").valueStream())
        .map(value -> value.required("value").asString())
        .toList();
  }

  /// @return what it has to be; empty where it is
  private static Optional<String> has(
      Environment settings, String name, String type, List<String> named) {
    int least = named.contains("0") ? 0 : 1;
    return switch (type) {
      case "java.lang.Boolean" ->
          unless(is(settings, name, Boolean.class, _ -> true), "true or false");
      case "java.lang.Integer", "java.lang.Long" ->
          unless(
              is(
                  settings,
                  name,
                  type.endsWith("Long") ? Long.class : Integer.class,
                  number -> number.longValue() >= least),
              "a whole number, %d or more".formatted(least));
      case "java.time.Duration" ->
          unless(
              is(
                  settings,
                  name,
                  Duration.class,
                  time -> time.isPositive() || time.isZero() && least == 0),
              "a time%s, such as 250ms, 15s, 10m, 6h or 180d"
                  .formatted(least == 0 ? "" : " longer than 0"));
      case "java.lang.String" ->
          unless(
              named.isEmpty() || is(settings, name, String.class, text -> isIn(named, text)),
              "one of " + String.join(", ", named));
      default -> Optional.empty();
    };
  }

  private static <T> boolean is(
      Environment settings, String name, Class<? extends T> type, Predicate<T> can) {
    try {
      var value = settings.getProperty(name, type);
      return value != null && can.test(value);
    } catch (ConversionException | IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean isIn(List<String> named, String text) {
    return named.stream().anyMatch(text::equalsIgnoreCase);
  }

  private static Optional<String> unless(boolean holds, String needed) {
    return holds ? Optional.empty() : Optional.of(needed);
  }

  private static String sentence(String name, String value, String needed) {
    return "%s (%s) is \"%s\" and has to be %s: correct it; docs/guide/settings.md has every setting."
        .formatted(name, variable(name), shortened(value), needed);
  }

  static String variable(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
  }
}
