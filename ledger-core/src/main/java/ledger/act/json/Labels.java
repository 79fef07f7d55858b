package ledger.act.json;

import java.util.Optional;
import ledger.act.Act;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.json.Unreadable.WrongValue;

/// Holds titles and names that are sent against characters that cannot be seen and change how what
/// stands beside them is read: control characters, and those that turn the direction of writing.
/// Marks that only say where a direction ends (U+200E, U+200F, U+061C) are text of some languages.
final class Labels {

  private Labels() {}

  static Optional<Unreadable> misfit(Act act) {
    return switch (act) {
      case OpenNegotiation a -> misfit("title", a.title());
      case RegisterReferent a -> misfit("neutralLabel", a.neutralLabel());
      case AddDesignation a -> misfit("text", a.text());
      case Act _ -> Optional.empty();
    };
  }

  private static Optional<Unreadable> misfit(String field, String text) {
    return text.codePoints()
        .filter(Labels::hides)
        .mapToObj(point -> "U+%04X".formatted(point))
        .findFirst()
        .map(point ->
            new WrongValue(
                field,
                "it has the character " + point + ", which cannot be seen",
                "text without control characters and without U+202A to U+202E, U+2066 to U+2069",
                point));
  }

  private static boolean hides(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
    };
  }
}
