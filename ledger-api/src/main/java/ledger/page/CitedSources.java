package ledger.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.SourceAct.RegisterSource;
import ledger.act.UserId;
import ledger.dossier.Entry;
import ledger.session.ReadSession;
import ledger.sourcecopy.SourceContentController;
import ledger.sourcecopy.SourceCopy;
import ledger.value.Id;

/// The sources of a negotiation, each with the acts that name it as where they are from.
final class CitedSources {

  /// @param registered the position of the act that registered it
  /// @param citedAt the positions of the acts that name it, in the order of recording
  /// @param copy where its file is kept
  /// @param mayDelete whether the reader may delete the copy
  record Cited(
      RegisterSource source,
      long registered,
      List<Long> citedAt,
      Optional<SourceCopy> copy,
      boolean mayDelete) {

    /// In kilobytes, of which even the shortest file has one.
    public long size() {
      return copy.map(kept -> Math.max(1, kept.size() / 1024)).orElse(0L);
    }
  }

  private CitedSources() {}

  /// @param copies by the acts that register their sources
  static List<Cited> of(ReadSession session, UserId reader, Map<UUID, SourceCopy> copies) {
    var cited = new HashMap<Id, List<Long>>();
    var registered = new HashMap<Id, Long>();
    session.dossier().entries().stream()
        .sorted(Comparator.comparingLong(Entry::position))
        .forEach(entry -> collect(entry, cited, registered));
    return session.dossier().sources().stream()
        .map(source -> {
          var copy =
              Optional.ofNullable(copies.get(source.actId()))
                  .filter(kept -> source.hash().equals(Optional.of(kept.hash())));
          return new Cited(
              source,
              registered.getOrDefault(source.id(), -1L),
              cited.getOrDefault(source.id(), List.of()),
              copy,
              copy.filter(kept -> mayDelete(kept, session, reader)).isPresent());
        })
        .toList();
  }

  private static boolean mayDelete(SourceCopy copy, ReadSession session, UserId reader) {
    return SourceContentController.mayDelete(reader, copy, session.dossier().negotiation());
  }

  private static void collect(Entry entry, Map<Id, List<Long>> cited, Map<Id, Long> registered) {
    if (entry.act() instanceof RegisterSource source) registered.put(source.id(), entry.position());
    entry.act().envelope().chain().stream()
        .flatMap(relay -> relay.sourceId().stream())
        .distinct()
        .forEach(id -> cited.computeIfAbsent(id, _ -> new ArrayList<>()).add(entry.position()));
  }
}
