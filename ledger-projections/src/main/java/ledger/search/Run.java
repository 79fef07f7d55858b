package ledger.search;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A word, or letters that stand next to each other in a script without blanks: what a word is
/// there is not said, so any of them that follow each other may be one.
///
/// @param units one of a word, or the letters
/// @param isJoined of a script without blanks
record Run(List<SearchUnit> units, boolean isJoined) {

  /// What it is found by: a word; or each letter, and each with the next.
  List<String> words() {
    if (units.size() == 1) return List.of(units.getFirst().key());
    return Stream.concat(units.stream().map(SearchUnit::key), pairs()).toList();
  }

  /// What must be among the words of whatever holds all of it.
  Stream<String> needed() {
    return units.size() == 1 ? units.stream().map(SearchUnit::key) : pairs();
  }

  private Stream<String> pairs() {
    return IntStream.range(1, units.size())
        .mapToObj(i -> units.get(i - 1).text() + units.get(i).text());
  }
}
