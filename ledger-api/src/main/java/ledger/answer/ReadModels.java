package ledger.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.NegotiationEvent;
import ledger.dossier.Entry;
import ledger.dossier.postgres.ActsInLog;
import ledger.names.Names;
import ledger.query.Query;
import ledger.readmodel.postgres.StoredAnswers;
import ledger.readmodel.postgres.StoredAnswers.Stored;
import ledger.request.ReadParameters;
import ledger.request.ReadRequest;
import ledger.value.Id;
import ledger.view.View;
import org.springframework.stereotype.Component;

/// Results that need not be computed: of the queries that are kept, in the view of the record, of
/// everything that is known, about a moment at which what is stored still holds.
@Component
class ReadModels {

  private final Set<Query> kept;
  private final StoredAnswers stored;
  private final ActsInLog record;

  ReadModels(List<Query> kept, StoredAnswers stored, ActsInLog record) {
    this.kept = Set.copyOf(kept);
    this.stored = stored;
    this.record = record;
  }

  /// Empty where it has to be computed, and where the user may not see it.
  Optional<Result> of(Query query, ReadRequest request) {
    return kept.contains(query) && isPlain(request.parameters())
        ? Id.parse(request.negotiation()).flatMap(id -> of(query, id, request))
        : Optional.empty();
  }

  private static boolean isPlain(ReadParameters parameters) {
    return parameters.view().equals(View.RECORD)
        && parameters.knownBy() instanceof ReadParameters.KnownBy.Head
        && parameters.names().equals(Names.Asked.NEUTRAL)
        && parameters.lang().isEmpty();
  }

  /// What is stored says who took part as of its position, and that is the last one there is.
  private Optional<Result> of(Query query, Id negotiation, ReadRequest request) {
    long head = record.head(); // before what is stored is read, which is at least as new
    return stored
        .of(query.name(), negotiation)
        .filter(s -> s.freshness().holdsAt(request.parameters().about()))
        .filter(s -> s.freshness().readers().contains(request.caller().value()))
        .filter(s -> isNewest(negotiation, s, head))
        .map(Result::of);
  }

  private boolean isNewest(Id negotiation, Stored stored, long head) {
    long next = stored.readAlong() + 1;
    return next >= head
        || record.since(negotiation, stored.freshness().position(), next, head).stream()
            .noneMatch(ReadModels::countsHere);
  }

  /// Whoever is given what is stored sees nothing of a compartment, unless it is let in.
  private static boolean countsHere(Entry entry) {
    var event = entry.recorded().event();
    return entry.compartment().isEmpty()
        || event instanceof NegotiationEvent
        || event instanceof CustodyEvent;
  }
}
