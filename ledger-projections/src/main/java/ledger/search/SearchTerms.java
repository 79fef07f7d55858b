package ledger.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.search.Hit.Found;
import ledger.search.Hit.Span;

/// Words that an act must hold, each in one of its texts or another; the last of them may be the
/// beginning of one.
public final class SearchTerms {

  /// The most characters that a query has.
  public static final int LONGEST = 200;

  private final List<Run> runs;

  private SearchTerms(List<Run> runs) {
    this.runs = runs;
  }

  /// Empty where there is no word in it.
  public static Optional<SearchTerms> of(String text) {
    return Optional.of(Split.runs(text)).filter(runs -> !runs.isEmpty()).map(SearchTerms::new);
  }

  /// The words that are among those of every act that fits.
  public List<String> needed() {
    return Stream.concat(
            runs.subList(0, runs.size() - 1).stream().flatMap(Run::needed),
            last().isJoined() ? last().needed() : Stream.empty())
        .distinct()
        .toList();
  }

  /// What one of the words of every act that fits begins with; empty where [#needed] says it.
  public Optional<String> beginning() {
    return last().isJoined() ? Optional.empty() : Optional.of(last().units().getFirst().key());
  }

  private Run last() {
    return runs.getLast();
  }

  public Optional<Hit> in(Searchable act) {
    var split = act.texts().stream().map(t -> Split.runs(t.text())).toList();
    var spans = act.texts().stream().map(_ -> new TreeSet<Span>()).toList();
    for (var wanted : runs) {
      boolean found = false;
      for (int i = 0; i < split.size(); i++) {
        var here = found(wanted, split.get(i));
        spans.get(i).addAll(here);
        found |= !here.isEmpty();
      }
      if (!found) return Optional.empty();
    }
    return Optional.of(
        new Hit(
            act.negotiation(),
            act.position(),
            act.actId(),
            act.act(),
            act.by(),
            IntStream.range(0, split.size())
                .filter(i -> !spans.get(i).isEmpty())
                .mapToObj(i -> Found.of(act.texts().get(i), List.copyOf(spans.get(i))))
                .toList()));
  }

  private List<Span> found(Run wanted, List<Run> text) {
    var found = new ArrayList<Span>();
    for (var run : text)
      for (int at = 0; at + wanted.units().size() <= run.units().size(); at++)
        if (isAt(wanted, run, at))
          found.add(
              new Span(
                  run.units().get(at).from(),
                  run.units().get(at + wanted.units().size() - 1).to()));
    return found;
  }

  private boolean isAt(Run wanted, Run run, int at) {
    if (wanted == last() && !wanted.isJoined())
      return run.units().get(at).text().startsWith(wanted.units().getFirst().text());
    return IntStream.range(0, wanted.units().size())
        .allMatch(i -> run.units().get(at + i).text().equals(wanted.units().get(i).text()));
  }
}
