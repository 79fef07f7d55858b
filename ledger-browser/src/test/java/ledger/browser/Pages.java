package ledger.browser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Where the pages are. They are found as people find them, by following links from home: a page
/// that is made tomorrow is looked at tomorrow.
final class Pages {

  /// Two addresses are of one kind where only numbers, ids or what is asked for differ.
  private static final Pattern NUMBERS =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+|[0-9a-f]{32,}");

  private static final int MOST = 200;

  private final Stage stage;
  private final Set<String> known = new HashSet<>();

  Pages(Stage stage) {
    this.stage = stage;
  }

  /// The rooms of the founding case, in the order of its navigation.
  static List<String> rooms(Stage stage) {
    try (var visit = stage.visit("recorder", Eyes.USUAL)) {
      visit.open("/negotiations/corridor");
      return visit.page().locator(".dossier nav a").all().stream()
          .map(link -> Optional.ofNullable(link.getAttribute("href")).orElseThrow())
          .toList();
    }
  }

  /// One page of each kind that a user comes to, and nobody who was asked about before.
  List<String> others(String user) {
    var waiting = new ArrayDeque<>(List.of("/negotiations", "/negotiations/corridor"));
    var seen = new HashSet<String>();
    var others = new ArrayList<String>();
    try (var visit = stage.visit(user, Eyes.USUAL.withoutScripts())) {
      while (!waiting.isEmpty() && seen.size() < MOST) {
        var next = waiting.remove();
        if (!seen.add(kind(next)) || !isPage(visit, next)) continue;
        if (known.add(kind(next))) others.add(next);
        waiting.addAll(visit.links());
      }
    }
    return others;
  }

  private static boolean isPage(Visit visit, String path) {
    var answer = visit.context().request().get(path);
    var type = answer.headers().getOrDefault("content-type", "");
    if (!type.startsWith("text/html")) return false;
    visit.open(path);
    return true;
  }

  private static String kind(String path) {
    var end = path.indexOf('?');
    return NUMBERS.matcher(end < 0 ? path : path.substring(0, end)).replaceAll("N");
  }
}
