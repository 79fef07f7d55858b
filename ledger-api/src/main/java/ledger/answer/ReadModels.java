package ledger.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.NegotiationEvent;
import ledger.answer.KeptPages.Edition;
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
  private final RecentRows recent;
  private final ActsInLog record;

  ReadModels(List<Query> kept, StoredAnswers stored, RecentRows recent, ActsInLog record) {
    this.kept = Set.copyOf(kept);
    this.stored = stored;
    this.recent = recent;
    this.record = record;
  }

  /// Empty where it has to be computed, and where the user may not see it.
  Optional<Result> of(Query query, ReadRequest request) {
    return request.parameters().lang().isEmpty() ? whole(query, request) : Optional.empty();
  }

  /// Of what was given lately the head is read, and the rows where they are others now. Only what
  /// is the newest is put by: nothing that is older than an act that took something back comes in
  /// behind it.
  private Optional<Result> whole(Query query, ReadRequest request) {
    var place = recent.of(query.name(), request.negotiation());
    var known =
        place.isEmpty()
            ? Optional.<Stored>empty()
            : standing(query, request, stored::headOf).flatMap(place::whole);
    var whole = known.or(() -> standing(query, request, stored::of));
    if (known.isEmpty()) whole.ifPresent(place::put);
    return whole.map(Result::of);
  }

  /// Which edition of what is stored the answer would be taken from; empty as above. The language
  /// makes no difference to it.
  Optional<Edition> edition(Query query, ReadRequest request) {
    return standing(query, request, stored::headOf)
        .map(s -> new Edition(s.freshness().position(), s.freshness().about()));
  }

  /// What is stored says who took part as of its position, and that is the last one there is. It
  /// may be ahead of what this server may show.
  private Optional<Stored> standing(
      Query query, ReadRequest request, BiFunction<String, Id, Optional<Stored>> reading) {
    if (!kept.contains(query) || !isPlain(request.parameters())) return Optional.empty();
    long head = record.head(); // before what is stored is read, which is at least as new
    return Id.parse(request.negotiation())
        .flatMap(id -> reading.apply(query.name(), id))
        .filter(s -> s.freshness().holdsAt(request.parameters().about()))
        .filter(s -> s.freshness().readers().contains(request.caller().value()))
        .filter(s -> isNewest(s, head))
        .filter(s -> s.freshness().position() < record.head());
  }

  private static boolean isPlain(ReadParameters parameters) {
    return parameters.view().equals(View.RECORD)
        && parameters.knownBy() instanceof ReadParameters.KnownBy.Head
        && parameters.names().equals(Names.Asked.NEUTRAL);
  }

  private boolean isNewest(Stored stored, long head) {
    long next = stored.readAlong() + 1;
    var freshness = stored.freshness();
    return next >= head
        || record.since(freshness.negotiation(), freshness.position(), next, head).stream()
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
