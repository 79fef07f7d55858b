package ledger.session;

import java.util.List;
import java.util.Optional;
import ledger.access.Access;
import ledger.act.UserId;
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
        .map(file -> ReadSession.of(file.acts(), request.parameters()));
  }

  /// Whether a user may see what is in a negotiation.
  public boolean maySee(String negotiation, UserId user) {
    return Id.parse(negotiation)
        .filter(id -> admissions.admits(id, user))
        .filter(id -> Access.maySee(user, acts.onFile(id).whoTakesPart()))
        .isPresent();
  }
}
