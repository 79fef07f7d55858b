package ledger.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.dossier.postgres.AdmissionTable.Titled;
import ledger.feed.Change;
import ledger.feed.Notifier;
import ledger.feed.ProjectionCursor;
import ledger.log.LogEntry;
import ledger.log.postgres.LogTable;
import ledger.problem.NotFound;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
import ledger.request.PageParameters;
import ledger.session.ReadSessions;
import ledger.value.Id;
import org.springframework.stereotype.Service;

/// What came on record, straight from it and in its order, as far as a user may see it now.
@Service
public class Feed {

  /// @param next where to go on from, also where nothing could be seen
  /// @param position how far the record could be read
  public record Page(List<Change> changes, long next, long position) {}

  private static final int READ_AT_ONCE = 1_000;

  /// After so many entries an answer is given, whether anything could be seen in them or not.
  private static final int LOOKED_AT = 10_000;

  private final LogTable entries;
  private final EntryFormat format;
  private final ReadSessions sessions;
  private final ProjectionCursor admitted;
  private final Notifier notifier;
  private final Listeners listeners;

  Feed(
      LogTable entries,
      EntryFormat format,
      ReadSessions sessions,
      ProjectionCursor admitted,
      Notifier notifier,
      Listeners listeners) {
    this.entries = entries;
    this.format = format;
    this.sessions = sessions;
    this.admitted = admitted;
    this.notifier = notifier;
    this.listeners = listeners;
  }

  boolean maySee(Id negotiation, UserId user) {
    return sessions.admits(negotiation, user)
        && listeners.maySee(Audience.everybodyIn(negotiation), user);
  }

  /// Over everything that a user takes part in.
  public Page of(UserId user, PageParameters paging) {
    long end = end();
    var open = openTo(user);
    var seen = new ArrayList<Change>();
    long at = paging.from();
    for (long looked = 0; looked < LOOKED_AT && seen.size() < paging.most() && at < end; ) {
      var page = entries.from(at + 1, READ_AT_ONCE);
      if (page.isEmpty()) break;
      for (var entry : page) {
        if (entry.position() > end || seen.size() == paging.most()) break;
        at = entry.position();
        looked++;
        if (Audience.parse(entry.negotiation())
            .filter(audience -> open.contains(audience.negotiation()))
            .filter(audience -> listeners.maySee(audience, user))
            .isPresent()) seen.add(change(entry));
      }
    }
    return new Page(seen, at, end);
  }

  /// @throws NotFound where the user takes part in no such negotiation
  public Page in(String negotiation, UserId user, PageParameters paging) {
    return Id.parse(negotiation)
        .filter(id -> maySee(id, user))
        .map(id -> in(id, user, paging))
        .orElseThrow(() -> new NotFound("negotiation", negotiation));
  }

  private Page in(Id negotiation, UserId user, PageParameters paging) {
    long end = end();
    var after =
        entries.ofNegotiation(negotiation, paging.from()).stream()
            .filter(entry -> entry.position() <= end)
            .filter(entry -> listeners.maySee(EntryFormat.audience(entry.identity()), user))
            .toList();
    var seen = after.stream().limit(paging.most()).map(this::change).toList();
    long next =
        seen.size() < after.size() ? seen.getLast().position() : Math.max(end, paging.from());
    return new Page(seen, next, end);
  }

  /// One line as it reads now; empty where it is no act, and where the user may not see it any
  /// more.
  public Optional<Change> at(long position, UserId user) {
    if (position > end()) return Optional.empty();
    return entries.from(position, 1).stream()
        .filter(entry ->
            Audience.parse(entry.negotiation())
                .filter(audience -> sessions.admits(audience.negotiation(), user))
                .filter(audience -> listeners.maySee(audience, user))
                .isPresent())
        .map(this::change)
        .findFirst();
  }

  /// An act is not passed over because it is not known yet who may see it.
  private long end() {
    return Math.min(admitted.refresh(), notifier.head() - 1);
  }

  private Set<Id> openTo(UserId user) {
    return sessions.openTo(user).stream().map(Titled::id).collect(Collectors.toSet());
  }

  /// Everything but who acted stays when a text is erased.
  private Change change(LogEntry entry) {
    var identity = entry.identity();
    var recorded = format.recorded(entry);
    return new Change(
        entry.position(),
        recorded.audience().negotiation(),
        Vocabulary.ofStored(identity.type())
            .map(known -> known.event().getSimpleName())
            .orElse(identity.type()),
        identity.event(),
        recorded.event().act().envelope().by(),
        recorded.at());
  }
}
