package ledger.http;

import java.util.List;
import java.util.Optional;
import ledger.access.Access;
import ledger.act.Id;
import ledger.act.UserId;
import ledger.dossier.memory.RecentActs;
import ledger.dossier.postgres.AdmissionTable;
import org.springframework.stereotype.Service;

/// The dossiers a user may open. A dossier is folded from what that user may see, and nothing else.
@Service
public class Dossiers {

  private final RecentActs acts;
  private final AdmissionTable admissions;

  Dossiers(RecentActs acts, AdmissionTable admissions) {
    this.acts = acts;
    this.admissions = admissions;
  }

  public List<AdmissionTable.Titled> openTo(UserId user) {
    return admissions.openTo(user);
  }

  /// Empty where there is none and where the user takes no part in it, alike and in the same time:
  /// nothing is folded before somebody may see it. Who takes part is as of now, whenever is asked
  /// about.
  public Optional<Opened> open(String negotiation, UserId user, Asked asked) {
    return Id.parse(negotiation)
        .filter(id -> admissions.admits(id, user))
        .map(acts::onFile)
        .filter(file -> Access.maySee(user, file.whoTakesPart()))
        .map(file -> Opened.of(file.acts(), asked));
  }

  /// Whether a user may see what is in a negotiation.
  public boolean maySee(String negotiation, UserId user) {
    return Id.parse(negotiation)
        .filter(id -> admissions.admits(id, user))
        .filter(id -> Access.maySee(user, acts.onFile(id).whoTakesPart()))
        .isPresent();
  }
}
