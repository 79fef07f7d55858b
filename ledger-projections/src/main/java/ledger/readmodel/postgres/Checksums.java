package ledger.readmodel.postgres;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Checksums by query, as a JSON object: neither has a character that JSON would escape.
final class Checksums {

  private static final Pattern ONE = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([0-9a-f]+)\"");

  private Checksums() {}

  static String text(Map<String, String> checksums) {
    return checksums.entrySet().stream()
        .map(each -> "\"" + each.getKey() + "\":\"" + each.getValue() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  static SortedMap<String, String> read(String json) {
    var found = new TreeMap<String, String>();
    var each = ONE.matcher(json);
    while (each.find()) found.put(each.group(1), each.group(2));
    return found;
  }
}
