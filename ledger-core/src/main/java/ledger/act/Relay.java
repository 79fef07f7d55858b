package ledger.act;

import java.util.Optional;
import ledger.value.Id;
import ledger.value.When;

/// One hand an act went through on its way to the recorder: an outlet, an aide, a spokesperson.
///
/// @param verb how the relayer put it, such as `REPORTED` or `CONFIRMED`
/// @param locator where in the source it stands, such as `para 3`
/// @param publishedAt stands in for the time of the act where that is unknown
public record Relay(
    Actor relayer,
    Optional<String> verb,
    QuoteMode quoteMode,
    Optional<Id> sourceId,
    Optional<String> locator,
    Optional<When> publishedAt) {

  public enum QuoteMode {
    VERBATIM,
    PARAPHRASE,
    SUMMARY
  }
}
