package ledger.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ledger.value.Id;
import ledger.value.When;

/// Who may become a participant by its own consent, without being admitted by the others (VCLT 15).
public sealed interface Accession {

  record Closed() implements Accession {}

  record Listed(List<Id> listed) implements Accession {
    public Listed {
      listed = List.copyOf(listed);
    }
  }

  record Open(Optional<When> from, Optional<When> until) implements Accession {}

  default boolean admits(Id actor, Instant at) {
    return switch (this) {
      case Closed _ -> false;
      case Listed(var listed) -> listed.contains(actor);
      case Open(var from, var until) ->
          from.flatMap(When::begins).filter(at::isBefore).isEmpty()
              && until.flatMap(When::ends).filter(end -> !at.isBefore(end)).isEmpty();
    };
  }
}
