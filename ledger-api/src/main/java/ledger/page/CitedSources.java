package ledger.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.act.SourceAct.RegisterSource;
import ledger.dossier.Entry;
import ledger.session.ReadSession;
import ledger.value.Id;

/// The sources of a negotiation, each with the acts that name it as where they are from.
final class CitedSources {

  /// @param registered the position of the act that registered it
  /// @param citedAt the positions of the acts that name it, in the order of recording
  record Cited(RegisterSource source, long registered, List<Long> citedAt) {}

  private CitedSources() {}

  static List<Cited> of(ReadSession session) {
    var cited = new HashMap<Id, List<Long>>();
    var registered = new HashMap<Id, Long>();
    session.dossier().entries().stream()
        .sorted(Comparator.comparingLong(Entry::position))
        .forEach(entry -> collect(entry, cited, registered));
    return session.dossier().sources().stream()
        .map(source ->
            new Cited(
                source,
                registered.getOrDefault(source.id(), -1L),
                cited.getOrDefault(source.id(), List.of())))
        .toList();
  }

  private static void collect(Entry entry, Map<Id, List<Long>> cited, Map<Id, Long> registered) {
    if (entry.act() instanceof RegisterSource source) registered.put(source.id(), entry.position());
    entry.act().envelope().chain().stream()
        .flatMap(relay -> relay.sourceId().stream())
        .distinct()
        .forEach(id -> cited.computeIfAbsent(id, _ -> new ArrayList<>()).add(entry.position()));
  }
}
