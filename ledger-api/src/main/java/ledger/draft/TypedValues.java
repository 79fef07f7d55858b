package ledger.draft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What was typed into the fields of a form, by the path of each: `terms.terms[0].key`.
///
/// The paths are those by which a problem names a place of an act. What a form asks beside it, such
/// as the unit of a length, has a colon: `grace:unit`.
public record TypedValues(Map<String, String> byPath) {

  public static final TypedValues NONE = new TypedValues(Map.of());

  private static final List<String> AHEAD = List.of(":unit", ":lang", ":find");
  private static final Pattern INDEX = Pattern.compile("\\[([0-9]{1,4})].*", Pattern.DOTALL);

  public TypedValues {
    byPath = Collections.unmodifiableMap(new LinkedHashMap<>(byPath));
  }

  /// Empty where nothing was typed there.
  public String text(String path) {
    return byPath.getOrDefault(path, "");
  }

  public boolean isTicked(String path) {
    return text(path).equals("true");
  }

  /// Whether anything was typed there or in what is a part of it. What a form has chosen ahead, as
  /// the unit of a length, says nothing by itself.
  public boolean isSaid(String path) {
    return !text(path).isBlank()
        || below(path)
            .anyMatch(part ->
                !part.getValue().isBlank() && AHEAD.stream().noneMatch(part.getKey()::endsWith));
  }

  /// How many rows a list has, those included in which nothing is typed yet.
  public int rows(String list) {
    return below(list).map(Map.Entry::getKey).mapToInt(path -> index(list, path)).max().orElse(-1)
        + 1;
  }

  /// A row more, with nothing in it.
  public TypedValues withRow(String list) {
    return with(list + "[" + rows(list) + "]", "");
  }

  public TypedValues with(String path, String text) {
    var more = new LinkedHashMap<>(byPath);
    more.put(path, text);
    return new TypedValues(more);
  }

  public TypedValues with(Map<String, String> others) {
    var more = new LinkedHashMap<>(byPath);
    more.putAll(others);
    return new TypedValues(more);
  }

  /// A row less; those behind it move up.
  ///
  /// @param row such as `chain[1]`
  public TypedValues withoutRow(String row) {
    int bracket = row.lastIndexOf('[');
    var list = bracket < 0 ? row : row.substring(0, bracket);
    OptionalInt gone = bracket < 0 ? OptionalInt.empty() : index(row.substring(bracket));
    if (gone.isEmpty()) return this;
    var left = new LinkedHashMap<String, String>();
    byPath.forEach((path, text) -> {
      int at = path.startsWith(list) ? index(list, path) : -1;
      if (at < gone.getAsInt()) left.put(path, text);
      else if (at > gone.getAsInt()) left.put(moved(list, path, at - 1), text);
    });
    return new TypedValues(left);
  }

  private static String moved(String list, String path, int to) {
    return list + "[" + to + path.substring(path.indexOf(']', list.length()));
  }

  private Stream<Map.Entry<String, String>> below(String path) {
    return byPath.entrySet().stream()
        .filter(part ->
            part.getKey().length() > path.length()
                && part.getKey().startsWith(path)
                && ".[:".indexOf(part.getKey().charAt(path.length())) >= 0);
  }

  private static int index(String list, String path) {
    return index(path.substring(list.length())).orElse(-1);
  }

  private static OptionalInt index(String rest) {
    var found = INDEX.matcher(rest);
    return found.matches() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
  }
}
