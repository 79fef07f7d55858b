package ledger.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.agreement.VersionTree.Superseded;
import ledger.dossier.AgreementFile;
import ledger.dossier.StatementOnRecord;
import ledger.value.Id;
import ledger.value.When;

/// When one debtor stood ready for one commitment: from a confirmation until it is withdrawn,
/// expires, or another version replaces the one it was given for.
final class Readiness {

  private Readiness() {}

  static Fluent of(Id debtor, Id key, AgreementFile file, Valuation.In valuation) {
    var said =
        file.readiness(key).stream().filter(s -> s.counts() && s.act().by().is(debtor)).toList();
    var ready = Stream.<Fluent>builder();
    for (int i = 0; i < said.size(); i++)
      if (said.get(i).act() instanceof ConfirmReadiness confirmed)
        ready.add(
            stretch(confirmed, said.get(i), said.subList(i + 1, said.size()), file, valuation));
    return Fluent.any(ready.build());
  }

  private static Fluent stretch(
      ConfirmReadiness confirmed,
      StatementOnRecord<? extends AgreementAct> said,
      List<StatementOnRecord<? extends AgreementAct>> later,
      AgreementFile file,
      Valuation.In valuation) {
    var stands =
        Fluent.between(
            said.entry().effective(),
            Stream.of(withdrawn(confirmed, later), expired(confirmed), stale(confirmed, file))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(Instant.MAX),
            said.since(),
            List.of(confirmed.actId()));
    return confirmed.conditions().map(valuation::of).map(stands::and).orElse(stands);
  }

  /// A later confirmation of the same version makes the earlier one end where it begins.
  private static Optional<Instant> withdrawn(
      ConfirmReadiness confirmed, List<StatementOnRecord<? extends AgreementAct>> later) {
    for (var next : later) {
      boolean ends =
          switch (next.act()) {
            case WithdrawReadiness w -> w.version() == confirmed.version();
            case ConfirmReadiness c -> c.version() == confirmed.version();
            case AgreementAct _ -> false;
          };
      if (ends) return Optional.of(next.entry().effective());
    }
    return Optional.empty();
  }

  private static Optional<Instant> expired(ConfirmReadiness confirmed) {
    return confirmed.until().flatMap(When::ends);
  }

  private static Optional<Instant> stale(ConfirmReadiness confirmed, AgreementFile file) {
    return file.superseded(confirmed.version()).map(Superseded::at);
  }
}
