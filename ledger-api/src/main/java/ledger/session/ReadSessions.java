package ledger.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.access.Access;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.dossier.memory.RecentActs;
import ledger.dossier.postgres.AdmissionTable;
import ledger.request.ReadRequest;
import ledger.value.Id;
import org.springframework.stereotype.Service;

/// The negotiations that a user may read. A session is opened on what that user may see, and on
/// nothing else.
@Service
public class ReadSessions {

  private final RecentActs acts;
  private final AdmissionTable admissions;

  ReadSessions(RecentActs acts, AdmissionTable admissions) {
    this.acts = acts;
    this.admissions = admissions;
  }

  public List<AdmissionTable.Titled> openTo(UserId user) {
    return admissions.openTo(user);
  }

  /// Empty where there is none and where the user takes no part in it, alike and in the same time:
  /// nothing is folded before somebody may see it. Who takes part is as of now, whenever is asked
  /// about.
  public Optional<ReadSession> open(ReadRequest request) {
    return Id.parse(request.negotiation())
        .filter(id -> admissions.admits(id, request.caller()))
        .map(acts::onFile)
        .filter(file -> Access.maySee(request.caller(), file.whoTakesPart()))
        .map(file -> ReadSession.of(file.seenBy(request.caller()), request.parameters()));
  }

  /// Those of a negotiation that a user may know of; empty where the user takes no part in it.
  public Optional<List<ShownCompartment>> compartments(Id negotiation, UserId user) {
    return Optional.of(negotiation)
        .filter(id -> admissions.admits(id, user))
        .map(acts::onFile)
        .filter(file -> Access.maySee(user, file.whoTakesPart()))
        .map(file -> ShownCompartment.of(file, user));
  }

  /// Whether a user may see what is recorded for an audience.
  public boolean maySee(Audience audience, UserId user) {
    return admissions.admits(audience.negotiation(), user)
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
