package ledger.act;

import java.util.List;
import java.util.Optional;
import ledger.value.Hash;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;

/// What can be asked of a document, recording or report.
public sealed interface SourceAct extends Act.Filing {

  /// @param hash `sha256:` and 64 hexadecimal digits; left out where the bytes are not held
  /// @param derivesFrom sources this one repeats: two outlets with one wire count once
  record RegisterSource(
      Envelope envelope,
      Id id,
      Kind kind,
      Optional<String> hash,
      Optional<String> mediaType,
      Optional<String> lang,
      Optional<Id> publisher,
      Optional<Id> author,
      Optional<When> publishedAt,
      Optional<String> url,
      Optional<Grade> grade,
      List<Id> derivesFrom)
      implements SourceAct {

    public RegisterSource {
      derivesFrom = List.copyOf(derivesFrom);
      hash.ifPresent(h -> Malformed.unless(Hash.isSha256(h), "\"hash\" must be " + Hash.FORM));
    }
  }

  enum Kind {
    DOCUMENT,
    REPORT,
    RECORDING,
    STATEMENT,
    IMAGE,
    DATASET
  }

  /// The two-letter grading of sources: who tells it, and how far it is borne out.
  record Grade(Reliability reliability, int credibility, Optional<Id> by) {
    public enum Reliability {
      A,
      B,
      C,
      D,
      E,
      F
    }

    public Grade {
      Malformed.unless(credibility >= 1 && credibility <= 6, "\"credibility\" is 1 to 6");
    }
  }
}
