package ledger.audit;

import java.io.IOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ledger.account.SignedIn;
import ledger.compartment.Audience;
import ledger.log.Checkpoints.Signed;
import ledger.log.LogEntry;
import ledger.log.Opening;
import ledger.log.postgres.LogTable;
import ledger.record.json.EntryFormat;
import ledger.request.Caller;
import ledger.session.ReadSessions;
import ledger.transparency.Checkpoint;
import ledger.transparency.bundle.Counts;
import ledger.transparency.bundle.Counts.Reach;
import ledger.transparency.bundle.EntriesWriter;
import org.springframework.stereotype.Component;

/// What a caller is given of the log beside what is public: the openings of what that caller may
/// read, and how far that goes. Nothing is given of negotiations that the caller takes no part in:
/// their leaves are public, and enough for every proof.
@Component
class Disclosure {

  private static final int PAGE = 512;

  private final LogTable entries;
  private final EntryFormat format;
  private final LogSigner signer;
  private final ReadSessions sessions;

  Disclosure(LogTable entries, EntryFormat format, LogSigner signer, ReadSessions sessions) {
    this.entries = entries;
    this.format = format;
    this.signer = signer;
    this.sessions = sessions;
  }

  boolean maySee(String chain, Principal caller) {
    return Audience.parse(chain)
        .filter(audience -> SignedIn.reaches(caller, audience.negotiation()))
        .filter(audience -> sessions.maySee(audience, Caller.of(caller)))
        .isPresent();
  }

  /// Entries of a range, as a bundle holds them.
  ///
  /// @param to not included
  void write(long from, long to, Principal caller, EntriesWriter writer) throws IOException {
    var sees = new Sees(caller);
    for (long at = from; at < to; at += PAGE)
      for (var entry : entries.from(at, (int) Math.min(PAGE, to - at)))
        writer.write(sees.of(entry));
  }

  /// Asked once for each audience in an answer.
  private final class Sees {
    private final Principal caller;
    private final Map<String, Boolean> chains = new HashMap<>();

    Sees(Principal caller) {
      this.caller = caller;
    }

    Optional<Opening> of(LogEntry entry) {
      return chains.computeIfAbsent(entry.negotiation(), chain -> maySee(chain, caller))
          ? Optional.of(format.opening(entry, Caller.of(caller)))
          : Optional.empty();
    }
  }

  /// How far each negotiation goes that the caller may read, signed: so that it can tell that
  /// nothing of them is withheld.
  String counts(Signed at, Principal caller) throws IOException {
    var user = Caller.of(caller);
    var reaches = new TreeMap<String, Reach>();
    sessions.openTo(user).stream()
        .filter(titled -> SignedIn.reaches(caller, titled.id()))
        .flatMap(titled -> sessions.audiences(titled.id(), user))
        .map(Audience::chain)
        .forEach(chain ->
            entries
                .lastBefore(chain, at.size())
                .ifPresent(last -> reaches.put(chain, reach(last))));
    var checkpoint = new Checkpoint(signer.origin(), at.size(), at.root());
    return signer.statement(new Counts(checkpoint, reaches).text());
  }

  private static Reach reach(LogEntry last) {
    return new Reach(last.identity().predecessor().count() + 1, last.hash());
  }
}
