package ledger.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.stream.Collectors;

/// What a bundle or a ledger has in it moves no cursor, clears no screen and hides no line of a
/// terminal: what cannot be seen is shown as `\u001b`.
final class Visible {

  private Visible() {}

  /// What is to be one line, whatever it is made of.
  static String line(String text) {
    return text.codePoints()
        .mapToObj(c -> isSeen(c) ? Character.toString(c) : "\\u%04x".formatted(c))
        .collect(Collectors.joining());
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  /// The same for text of many lines, in any script: control characters only.
  static PrintWriter of(PrintWriter terminal) {
    return new PrintWriter(new Controlled(terminal), true);
  }

  private static final class Controlled extends FilterWriter {
    private static final String LAID_OUT = "\n\t" + System.lineSeparator();

    Controlled(Writer out) {
      super(out);
    }

    @Override
    public void write(int c) throws IOException {
      if (Character.isISOControl((char) c) && LAID_OUT.indexOf((char) c) < 0)
        out.write("\\u%04x".formatted((int) (char) c));
      else out.write(c);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      for (int i = from; i < from + length; i++) write(text[i]);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      for (int i = from; i < from + length; i++) write(text.charAt(i));
    }
  }
}
