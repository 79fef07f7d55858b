package ledger.browser;

import static java.util.Comparator.comparingInt;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Somebody who puts acts on record with the forms of the pages: it types, chooses, ticks, unfolds
/// and presses, and knows no address but that of the negotiation.
final class Hand {

  private static final Pattern RECORDED = Pattern.compile(".*/acts/(\\d+)(\\?.*)?");

  private final Page page;

  /// How many pages came so far.
  private int came;

  Hand(Visit visit) {
    this.page = visit.page();
    page.onDOMContentLoaded(_ -> came++);
  }

  /// Presses what leads to another page, and waits for it.
  private void follow(Locator pressed) {
    int before = came;
    pressed.click();
    page.waitForCondition(() -> came > before);
  }

  /// Opens a negotiation, under the name that its address is to have.
  void opens(String negotiation, Story.Told told) {
    page.navigate("/negotiations");
    follow(page.locator("main a[href$='/opening']"));
    types("negotiation", negotiation);
    types(told);
    press("record");
    page.waitForURL("**/negotiations/" + negotiation + "/**");
  }

  /// Chooses an act, fills its form, looks at what it would change, and records it.
  ///
  /// @return its position
  long records(String negotiation, Story.Told told) {
    tries(negotiation, told);
    press("record");
    page.waitForURL(RECORDED);
    var at = RECORDED.matcher(page.url());
    if (!at.matches()) throw new AssertionError("not recorded: " + page.url());
    return Long.parseLong(at.group(1));
  }

  /// The same up to where it would be recorded.
  void tries(String negotiation, Story.Told told) {
    page.navigate("/negotiations/" + negotiation);
    follow(page.locator("nav a[href$='/record']"));
    follow(page.locator("main a[href$='/record/" + told.act() + "']"));
    types(told);
    press("preview");
    if (page.locator(".faults").count() > 0)
      throw new AssertionError(told + " was refused: " + page.locator(".faults").innerText());
  }

  private void press(String button) {
    unfoldTo("button[name=do][value='" + button + "']");
    follow(page.locator("main button[name=do][value='" + button + "']").last());
  }

  private void types(Story.Told told) {
    told.shared()
        .forEach((name, value) -> {
          if (page.locator("[name^='act." + name + "']").count() > 0) types(name, value);
        });
    told.own().forEach(this::types);
  }

  private void types(String path, Object value) {
    switch (value) {
      case Map<?, ?> parts -> typesParts(path, parts);
      case List<?> values -> typesEach(path, values);
      default -> typesOne(path, String.valueOf(value));
    }
  }

  private void typesParts(String path, Map<?, ?> parts) {
    if (has(path + ":precision")) typesTime(path, parts);
    else if (has(path + ":kind")) typesKind(path, parts);
    else if (has(path)) choosesSomebody(path);
    else parts.forEach((name, part) -> types(path + "." + name, part));
  }

  /// Whose name nobody gives: the one on record, or the one that is always there to be chosen.
  private void choosesSomebody(String path) {
    var unnamed = options(path).filter(option -> option.startsWith("anonymous:"));
    unfolded(path).selectOption(unnamed.max(comparingInt(String::length)).orElseThrow());
  }

  /// A file ends before a day, people say the last one.
  private void typesTime(String path, Map<?, ?> time) {
    typesOne(path, String.valueOf(time.get("from")));
    typesOne(path + ":to", LocalDate.parse(String.valueOf(time.get("to"))).minusDays(1).toString());
    typesOne(path + ":precision", String.valueOf(time.get("precision")));
  }

  private void typesKind(String path, Map<?, ?> parts) {
    var kind = Optional.ofNullable(parts.get("kind")).orElseGet(() -> kindOf(path, parts));
    choose(path + ":kind", String.valueOf(kind));
    press("show:" + path);
    parts.forEach((name, part) -> {
      if (!name.equals("kind")) types(path + "." + name, part);
    });
  }

  /// What is not named is named after the first thing that is said of it.
  private Object kindOf(String path, Map<?, ?> parts) {
    var first = String.valueOf(parts.keySet().iterator().next());
    return options(path + ":kind")
        .filter(option -> option.equalsIgnoreCase(first))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " has no kind " + first));
  }

  private void typesEach(String path, List<?> values) {
    if (has(path + "[]")) values.forEach(value -> tick(path, String.valueOf(value)));
    else
      for (int i = 0; i < values.size(); i++) {
        var row = path + "[" + i + "]";
        if (page.locator("[name^='act." + row + "']").count() == 0) press("add:" + path);
        types(row, values.get(i));
      }
  }

  private void typesOne(String path, String value) {
    if (has(path + "[0]:lang")) {
      typesOne(path + "[0]", value);
      typesOne(path + "[0]:lang", "en");
      return;
    }
    var field = unfolded(path);
    switch ((String) field.evaluate("e => e.type")) {
      case "select-one" -> choose(path, value);
      case "checkbox" -> field.setChecked(Boolean.parseBoolean(value));
      default -> field.fill(value);
    }
  }

  private void tick(String path, String value) {
    unfold(path + "[]");
    named(path + "[]").all().stream()
        .filter(box -> isCalled(value, Optional.ofNullable(box.getAttribute("value")).orElse("")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " has no choice " + value))
        .check();
  }

  private void choose(String path, String wanted) {
    var value =
        options(path)
            .filter(option -> isCalled(wanted, option))
            .findFirst()
            .orElseThrow(() ->
                new AssertionError(
                    path + " has no choice " + wanted + " among " + options(path).toList()));
    unfolded(path).selectOption(value);
  }

  /// A commitment is chosen together with the agreement that it is in.
  private static boolean isCalled(String wanted, String option) {
    return option.equals(wanted) || option.endsWith("/" + wanted);
  }

  @SuppressWarnings("unchecked")
  private Stream<String> options(String path) {
    return ((List<String>)
            named(path).locator("option").evaluateAll("all => all.map(o => o.value)"))
        .stream();
  }

  private boolean has(String path) {
    return named(path).count() > 0;
  }

  private Locator named(String path) {
    return page.locator("[name=\"act." + path + "\"]");
  }

  private Locator unfolded(String path) {
    unfold(path);
    return named(path);
  }

  /// Opens what it is folded into.
  private void unfold(String path) {
    unfoldTo("[name=\"act." + path + "\"]");
  }

  private void unfoldTo(String element) {
    var folded = page.locator("main details:not([open]):has(" + element + ") > summary");
    while (folded.count() > 0) folded.first().click();
  }
}
