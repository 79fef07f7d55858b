package ledger.sourcecopy;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.act.UserId;
import ledger.role.ServerRole;
import ledger.value.Hash;
import ledger.value.Id;
import org.springframework.stereotype.Service;

/// Keeps the file of a source as far as whoever attached it wants that: beside the record, for the
/// act that registers the source.
@Service
public class SourceCopies {

  /// Of one file, in bytes.
  public static final long LARGEST = 8L << 20;

  /// Of all files that one user keeps, in bytes.
  public static final long MOST = 256L << 20;

  /// One whose act did not come on record for so long is gone.
  private static final Duration KEPT = Duration.ofDays(90);

  private final SourceCopyTable table;
  private final SealedCopies sealed;
  private final ServerRole role;
  private final Clock clock;

  SourceCopies(SourceCopyTable table, SealedCopies sealed, ServerRole role, Clock clock) {
    this.table = table;
    this.sealed = sealed;
    this.role = role;
    this.clock = clock;
  }

  /// In the place of one that its author kept for the same draft.
  ///
  /// @param content of at most [#LARGEST] bytes
  /// @return whether there was room for it
  public boolean keep(UUID act, Id negotiation, UserId keeper, byte[] content) {
    table.leftBehind(keeper, clock.instant().minus(KEPT)).forEach(this::drop);
    takeBack(act, keeper);
    var key = sealed.newKey(negotiation);
    var copy =
        new SourceCopy(act, negotiation, keeper, Hash.of(content), content.length, key.id(), false);
    var stored = sealed.sealed(key, negotiation, act, content);
    boolean fits = table.insert(copy, stored, clock.instant(), MOST);
    if (!fits) sealed.destroy(key.id(), clock.instant());
    return fits;
  }

  public Optional<SourceCopy> of(UUID act) {
    return table.find(act);
  }

  /// Those of a negotiation whose sources are on record, by the acts that register them.
  public Map<UUID, SourceCopy> of(Id negotiation) {
    return table.of(negotiation).stream()
        .collect(Collectors.toMap(SourceCopy::act, Function.identity()));
  }

  /// What was kept for an act is shown with its source from now on. A copy of anything else than
  /// what the act has the hash of is kept for nobody.
  ///
  /// @param hash as it was registered
  public void recorded(UUID act, Optional<String> hash) {
    table
        .find(act)
        .ifPresent(copy -> {
          if (hash.equals(Optional.of(copy.hash()))) table.recorded(act);
          else drop(copy);
        });
  }

  /// The bytes of which a hash was registered, or nothing.
  public Optional<byte[]> open(UUID act, String hash) {
    return table
        .find(act)
        .flatMap(copy -> table.content(act).flatMap(stored -> sealed.opened(copy, stored)))
        .filter(content -> Hash.of(content).equals(hash));
  }

  /// What its author does not want any more, before it is on record. An act is named by whoever
  /// sends it: so nobody takes away what another kept, or what is on record.
  public void takeBack(UUID act, UserId author) {
    table
        .find(act)
        .filter(copy -> copy.keeper().equals(author) && !copy.recorded())
        .ifPresent(this::drop);
  }

  /// Its key goes first: where it is cut off, what is left cannot be opened.
  public void drop(UUID act) {
    table.find(act).ifPresent(this::drop);
  }

  private void drop(SourceCopy copy) {
    sealed.destroy(copy.key(), clock.instant());
    if (role.writes()) table.delete(copy.act());
  }
}
