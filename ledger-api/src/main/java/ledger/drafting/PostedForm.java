package ledger.drafting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import ledger.draft.ActDraft;
import ledger.draft.TypedValues;
import org.jspecify.annotations.Nullable;

/// A form as a browser sends it: what was typed, and what is to be done with it.
///
/// @param draft that it is of
/// @param deed the button that was pressed, such as `add:chain`
/// @param typed nothing, where the form had no fields
/// @param version of the draft that the form was made of; empty where a list has the button
record PostedForm(
    Optional<UUID> draft, String deed, Optional<TypedValues> typed, Optional<String> version) {

  /// Which page it is: sent again from the same one, it is no other window.
  private static final String PAGE = ":page";

  /// Names of fields begin with it: so none is taken for a parameter of the page.
  static final String FIELD = "act.";

  /// Of what can be ticked several are sent under one name.
  private static final String SEVERAL = "[]";

  private static final int LONGEST_PATH = 200;
  private static final int MOST_FIELDS = 2_000;
  private static final Pattern UNSEEN = Pattern.compile("\0");

  static PostedForm of(HttpServletRequest request) {
    var typed = new LinkedHashMap<String, String>();
    for (Map.Entry<String, String[]> sent : request.getParameterMap().entrySet())
      if (sent.getKey().startsWith(FIELD)
          && sent.getKey().length() <= LONGEST_PATH
          && typed.size() < MOST_FIELDS)
        add(sent.getKey().substring(FIELD.length()), sent.getValue(), typed);
    return new PostedForm(
        uuid(request.getParameter("draft")),
        Optional.ofNullable(request.getParameter("do")).orElse("save"),
        Optional.of(new TypedValues(typed)).filter(some -> !some.byPath().isEmpty()),
        Optional.ofNullable(request.getParameter("version")));
  }

  /// Whether the draft was changed in another window since this form was made of it. Whoever goes
  /// back to a page and sends it once more is in the same window.
  boolean isBehind(ActDraft kept) {
    boolean samePage =
        typed.filter(now -> now.text(PAGE).equals(kept.typed().text(PAGE))).isPresent();
    return version.filter(seen -> !seen.equals(kept.version())).isPresent() && !samePage;
  }

  /// Whether two say the same, from whichever page they were sent.
  static boolean isSame(TypedValues one, TypedValues other) {
    return one.with(PAGE, "").equals(other.with(PAGE, ""));
  }

  private static void add(String path, String[] sent, Map<String, String> typed) {
    if (path.endsWith(SEVERAL)) {
      var list = path.substring(0, path.length() - SEVERAL.length());
      for (int i = 0; i < sent.length; i++) typed.put(list + "[" + i + "]", clean(sent[i]));
    } else if (sent.length > 0) typed.put(path, clean(sent[0]));
  }

  /// A browser ends lines with two characters, as no source does.
  private static String clean(String text) {
    return UNSEEN.matcher(text).replaceAll("").replace("\r\n", "\n");
  }

  static Optional<UUID> uuid(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(id -> id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
        .map(UUID::fromString);
  }

  boolean is(String button) {
    return deed.equals(button);
  }

  /// What a button names behind its own name: `chain` of `add:chain`.
  Optional<String> behind(String button) {
    return deed.startsWith(button + ":")
        ? Optional.of(deed.substring(button.length() + 1))
        : Optional.empty();
  }
}
