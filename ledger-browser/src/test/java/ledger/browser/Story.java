package ledger.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What the founding case consists of, act by act, as the scenario has it.
final class Story {

  private static final Path SCENARIO = Path.of("..", "scenarios", "corridor");

  private Story() {}

  /// One act as somebody would have to type it.
  ///
  /// @param shared what the whole story has in common, typed as far as the form asks for it
  /// @param own without what no person types: its id, and where it goes
  record Told(String act, Map<String, Object> shared, Map<String, Object> own) {}

  static List<Told> of(String file) throws IOException {
    var told = new ArrayList<Told>();
    Map<String, Object> defaults = Map.of();
    try (var in = Files.newInputStream(SCENARIO.resolve(file))) {
      for (var part : new Load(LoadSettings.builder().build()).loadAllFromInputStream(in))
        if (part instanceof List<?> acts)
          for (var act : acts)
            for (var one : spread(object(act)).toList()) told.add(told(defaults, one));
        else defaults = object(object(part).getOrDefault("defaults", Map.of()));
    }
    return told;
  }

  /// Whoever types acts by hand types each of them whole.
  private static Stream<Map<String, Object>> spread(Map<String, Object> act) {
    if (!(act.get("each") instanceof List<?> each)) return Stream.of(act);
    return each.stream()
        .map(element -> {
          var one = new LinkedHashMap<>(act);
          one.remove("each");
          one.putAll(object(element));
          return one;
        })
        .flatMap(Story::spread);
  }

  private static Told told(Map<String, Object> defaults, Map<String, Object> act) {
    var own = typed(act);
    var shared = typed(defaults);
    own.keySet().forEach(shared::remove);
    return new Told(String.valueOf(act.get("act")), shared, own);
  }

  private static Map<String, Object> typed(Map<String, Object> fields) {
    var typed = new LinkedHashMap<>(fields);
    for (var name : List.of("act", "actId", "negotiation", "language")) typed.remove(name);
    Optional.ofNullable(typed.remove("zone")).ifPresent(zone -> typed.put(":zone", zone));
    return typed;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object yaml) {
    return (Map<String, Object>) yaml;
  }
}
