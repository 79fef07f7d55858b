package ledger.cli.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ledger.client.LedgerClient;
import ledger.transparency.Policy;
import ledger.transparency.Witness;

/// The checkpoint that a witness was shown of a log. If it shows another history than ours, the log
/// showed two histories.
public record WitnessView(Policy.WitnessKey witness) {

  /// The checkpoint it cosigned last; empty where it never cosigned one of this log.
  ///
  /// @throws IOException where it does not answer
  public Optional<String> of(String origin) throws IOException {
    try (var asked = LedgerClient.ofWitness(URI.create(witness.url().orElseThrow()))) {
      return asked
          .get("/" + Witness.hash(origin) + "/checkpoint")
          .map(note -> new String(note, StandardCharsets.UTF_8));
    }
  }
}
