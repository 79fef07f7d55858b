package ledger.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Actor;
import ledger.value.Id;

/// An act that a search found.
///
/// @param act its name on the wire
/// @param texts those in which a word was found
public record Hit(
    Id negotiation, long position, UUID actId, String act, Optional<Actor> by, List<Found> texts) {

  /// Where a word is, in UTF-16 code units of the text as it was sent.
  ///
  /// @param to not included
  public record Span(int from, int to) implements Comparable<Span> {
    @Override
    public int compareTo(Span other) {
      return Comparator.comparingInt(Span::from).thenComparingInt(Span::to).compare(this, other);
    }
  }

  /// @param at where the passage begins in the text, in UTF-16 code units
  /// @param passage of the text: what stands around the first word
  /// @param marks the words in the passage, as they lie in the whole text
  public record Found(
      String field, Optional<String> lang, int at, String passage, List<Span> marks) {

    private static final int BEFORE = 60;
    private static final int AFTER = 240;

    /// @param spans in their order, at least one
    static Found of(Text text, List<Span> spans) {
      var whole = text.text();
      int from = between(whole, Math.max(0, spans.getFirst().from() - BEFORE));
      int to = between(whole, Math.min(whole.length(), spans.getFirst().to() + AFTER));
      return new Found(
          text.field(),
          text.lang(),
          from,
          whole.substring(from, to),
          merged(spans).stream().filter(s -> s.to() <= to).toList());
    }

    /// No character is cut in two.
    private static int between(String text, int at) {
      return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))
          ? at - 1
          : at;
    }

    private static List<Span> merged(List<Span> spans) {
      var merged = new ArrayList<Span>();
      for (var span : spans)
        if (merged.isEmpty() || span.from() >= merged.getLast().to()) merged.add(span);
        else {
          var before = merged.removeLast();
          merged.add(new Span(before.from(), Math.max(before.to(), span.to())));
        }
      return merged;
    }
  }
}
