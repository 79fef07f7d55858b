package ledger.reading;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import ledger.act.UserId;
import ledger.calendar.Calendar;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.ForEverybody;
import ledger.names.Names;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.View;

/// How a negotiation stands at a moment: what every answer about it is folded from, and who may
/// have it.
public sealed interface CurrentState {

  Id negotiation();

  /// Of the last act that is taken into account.
  long position();

  /// The moment it is about.
  Instant about();

  /// @param record what is so in the view of the record
  /// @param until when it stands otherwise without an act; empty where no date is to come
  /// @param readers who takes part and is a member of no compartment, as of the position
  /// @param called the neutral names
  record Plain(
      Id negotiation,
      long position,
      Supervaluation record,
      Optional<Instant> until,
      SortedSet<String> readers,
      Map<Id, String> called)
      implements CurrentState {

    public List<AnswerRow> rows(Query query) {
      return query.rows(record);
    }

    @Override
    public Instant about() {
      return record.dossier().about();
    }
  }

  /// It has text that can be erased. What is kept of it could be read afterwards; so nothing is.
  record Sealed(Id negotiation, long position, Instant about) implements CurrentState {}

  /// @param seen of a negotiation, at least one act
  static CurrentState of(ForEverybody seen, Instant about) {
    var last = seen.acts().getLast();
    return seen.acts().stream().anyMatch(Entry::sealed)
        ? new Sealed(last.act().negotiation(), last.position(), about)
        : of(seen, Dossier.of(seen.acts(), about, Long.MAX_VALUE));
  }

  /// @param dossier folded from these acts, none of which is sealed
  static CurrentState of(ForEverybody seen, Dossier dossier) {
    var last = seen.acts().getLast();
    var record = Supervaluation.of(dossier, View.RECORD);
    return new Plain(
        last.act().negotiation(),
        last.position(),
        record,
        Calendar.of(record).next(),
        readers(dossier, seen.others()),
        Names.of(dossier, Names.Asked.NEUTRAL, "en").byReferent());
  }

  private static SortedSet<String> readers(Dossier dossier, Collection<UserId> others) {
    var readers = new TreeSet<String>();
    dossier
        .negotiation()
        .admitted()
        .flatMap(admission -> admission.users().stream())
        .filter(user -> !others.contains(user))
        .map(UserId::value)
        .forEach(readers::add);
    return readers;
  }
}
