package ledger.page;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.dossier.Entry;
import ledger.session.ReadSession;

/// What was said at a position, and how it came on record, for pages that show it beside what
/// follows from it.
final class SaidAt {

  private SaidAt() {}

  /// By position.
  static Map<Long, Entry> of(ReadSession session) {
    return session.dossier().entries().stream()
        .collect(Collectors.toMap(Entry::position, Function.identity()));
  }
}
