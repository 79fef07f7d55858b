package ledger.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.access.Access;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.dossier.memory.RecentActs;
import ledger.dossier.postgres.ActsInLog;
import ledger.dossier.postgres.AdmissionTable;
import ledger.feed.ProjectionCursor;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.request.LedgerPosition;
import ledger.request.ReadRequest;
import ledger.role.ServerRole;
import ledger.value.Id;
import org.springframework.stereotype.Service;

/// The negotiations that a user may read. A session is opened on what that user may see, and on
/// nothing else.
@Service
public class ReadSessions {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RecentActs acts;
  private final ActsInLog record;
  private final AdmissionTable admissions;
  private final ProjectionCursor admitted;
  private final ServerRole role;

  ReadSessions(
      RecentActs acts,
      ActsInLog record,
      AdmissionTable admissions,
      ProjectionCursor admitted,
      ServerRole role) {
    this.acts = acts;
    this.record = record;
    this.admissions = admissions;
    this.admitted = admitted;
    this.role = role;
  }

  /// Whether a user takes part in a negotiation, as far as the table of admissions says so. Whoever
  /// was let in a moment ago may not be in it yet: before anybody is turned away it has to have
  /// come as far as this node knows the record. That takes as long where there is no such
  /// negotiation.
  ///
  /// @throws WrongQuestion where it does not come so far in time: nobody can tell yet
  public boolean admits(Id negotiation, UserId user) {
    long last = record.head() - 1;
    boolean behind = admitted.reached() < last; // before it is asked: it may catch up meanwhile
    if (admissions.admits(negotiation, user)) return true;
    if (!behind) return false;
    if (!reaches(last)) throw notYet(last);
    return admissions.admits(negotiation, user);
  }

  private boolean reaches(long position) {
    try {
      return admitted.await(position, PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Where this server only reads, the table may be ahead of what it may show: what was read there
  /// is given out once the record has come as far here.
  ///
  /// @throws WrongQuestion where it does not come so far in time
  public List<AdmissionTable.Titled> openTo(UserId user) {
    var open = admissions.openTo(user);
    if (role.writes()) return open;
    long last = admitted.refresh();
    if (!record.await(last, PATIENCE)) throw notYet(last);
    return open;
  }

  private static WrongQuestion notYet(long position) {
    return new WrongQuestion(
        RequestProblems.notYet(LedgerPosition.HEADER, String.valueOf(position), "1"));
  }

  /// Empty where there is none and where the user takes no part in it, alike and in the same time:
  /// nothing is folded before somebody may see it. Who takes part is as of now, whenever is asked
  /// about.
  public Optional<ReadSession> open(ReadRequest request) {
    return Id.parse(request.negotiation())
        .filter(id -> admits(id, request.caller()))
        .map(acts::onFile)
        .filter(file -> Access.maySee(request.caller(), file.whoTakesPart()))
        .map(file -> ReadSession.of(file.seenBy(request.caller()), request.parameters()));
  }

  /// Those of a negotiation that a user may know of; empty where the user takes no part in it.
  public Optional<List<ShownCompartment>> compartments(Id negotiation, UserId user) {
    return Optional.of(negotiation)
        .filter(id -> admits(id, user))
        .map(acts::onFile)
        .filter(file -> Access.maySee(user, file.whoTakesPart()))
        .map(file -> ShownCompartment.of(file, user));
  }

  /// Whether a user may see what is recorded for an audience.
  public boolean maySee(Audience audience, UserId user) {
    return admits(audience.negotiation(), user)
        && Access.maySee(user, audience, acts.onFile(audience.negotiation()).whoTakesPart());
  }

  /// The audiences of a negotiation that a user is of; none where the user takes no part.
  public Stream<Audience> audiences(Id negotiation, UserId user) {
    var who = acts.onFile(negotiation).whoTakesPart();
    return Stream.concat(
            Stream.of(Audience.everybodyIn(negotiation)),
            who.compartments().all().map(one -> new Audience(negotiation, Optional.of(one.key()))))
        .filter(audience -> Access.maySee(user, audience, who));
  }
}
