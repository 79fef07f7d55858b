package ledger.request;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import ledger.dossier.Entry;
import ledger.names.Names;
import ledger.view.View;

/// What a reader asks to see: in whose view, about which moment, as known by when, under whose
/// names, in which language.
///
/// @param lang BCP 47; empty where every language is wanted
public record ReadParameters(
    View view, Instant about, KnownBy knownBy, Names.Asked names, Optional<String> lang) {

  /// By when it was known: everything, up to a position, or up to an instant, which stands for the
  /// last position recorded by then.
  public sealed interface KnownBy {
    record Head() implements KnownBy {}

    record Position(long position) implements KnownBy {}

    record Moment(Instant recorded) implements KnownBy {}
  }

  /// The last position that is taken into account.
  public long position(Collection<Entry> acts) {
    return switch (knownBy) {
      case KnownBy.Head _ -> Long.MAX_VALUE;
      case KnownBy.Position(var position) -> position;
      case KnownBy.Moment(var recorded) ->
          acts.stream()
              .filter(e -> !e.recorded().at().isAfter(recorded))
              .mapToLong(Entry::position)
              .max()
              .orElse(-1);
    };
  }
}
