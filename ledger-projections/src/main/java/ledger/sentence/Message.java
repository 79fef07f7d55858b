package ledger.sentence;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// One message of a language, read once.
final class Message {

  /// What stands between two arguments, and the name of the second; the last has no name.
  private record Piece(String text, String argument) {}

  private static final String NONE = "";

  private final Language language;
  private final LocalizedNumberFormatter numbers;
  private final MessageFormat format;
  private final Set<String> names;
  private final Set<String> chosenBy;
  private final List<Piece> pieces;

  private Message(Language language, MessageFormat format, MessagePattern pattern) {
    this.language = language;
    this.numbers = NumberFormatter.withLocale(language.locale());
    this.format = format;
    this.names = new TreeSet<>(format.getArgumentNames());
    this.chosenBy = chosenBy(pattern);
    this.pieces = chosenBy.isEmpty() ? pieces(pattern) : List.of();
  }

  static Message of(Language language, String text) {
    return new Message(
        language, new MessageFormat(text, language.locale()), new MessagePattern(text));
  }

  /// What it names.
  Set<String> names() {
    return names;
  }

  /// @param arguments all that it names
  String with(Map<String, ?> arguments) {
    if (!pieces.isEmpty()) return joined(arguments);
    var shown = new HashMap<String, Object>();
    arguments.forEach(
        (name, value) -> shown.put(name, chosenBy.contains(name) ? value : shown(value)));
    synchronized (format) { // A format of ICU is not for several threads.
      return format.format(shown, new StringBuffer(), null).toString();
    }
  }

  /// Most messages choose nothing by number or kind: these need no lock.
  private String joined(Map<String, ?> arguments) {
    var text = new StringBuilder();
    for (var piece : pieces) {
      text.append(piece.text());
      if (!piece.argument().isEmpty())
        text.append(shown(Objects.requireNonNull(arguments.get(piece.argument()))));
    }
    return text.toString();
  }

  private Object shown(Object value) {
    return value instanceof Number number
        ? numbers.format(number).toString()
        : Isolated.in(language, String.valueOf(value));
  }

  /// The arguments that a plural, a choice or a number's style looks at.
  private static Set<String> chosenBy(MessagePattern pattern) {
    var names = new TreeSet<String>();
    for (int i = 0; i < pattern.countParts(); i++) {
      var part = pattern.getPart(i);
      if (part.getType() == Part.Type.ARG_START && part.getArgType() != ArgType.NONE)
        names.add(pattern.getSubstring(pattern.getPart(i + 1)));
    }
    return names;
  }

  private static List<Piece> pieces(MessagePattern pattern) {
    var pieces = new ArrayList<Piece>();
    var text = new StringBuilder();
    var written = pattern.getPatternString();
    int from = pattern.getPart(0).getLimit();
    for (int i = 1; i < pattern.countParts(); i++) {
      var part = pattern.getPart(i);
      text.append(written, from, part.getIndex());
      from = part.getLimit();
      if (part.getType() == Part.Type.ARG_START) {
        pieces.add(new Piece(text.toString(), pattern.getSubstring(pattern.getPart(i + 1))));
        text.setLength(0);
        i = pattern.getLimitPartIndex(i);
        from = pattern.getPart(i).getLimit();
      }
    }
    pieces.add(new Piece(text.toString(), NONE));
    return List.copyOf(pieces);
  }
}
