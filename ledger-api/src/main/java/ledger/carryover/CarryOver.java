package ledger.carryover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import ledger.account.Accounts;
import ledger.administration.AdministrativeEvent.LogCarriedOver;
import ledger.administration.RecordedEntry;
import ledger.administration.record.AdministrativeLog;
import ledger.administration.record.AdministrativeStream;
import ledger.log.After;
import ledger.log.Draft;
import ledger.log.Times;
import ledger.log.Unit;
import ledger.log.postgres.LogTable;
import ledger.record.CarriedFrom;
import ledger.record.axon.LogStorageEngine;
import ledger.record.json.EntryFormat;
import ledger.record.json.PayloadParts;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/// Writes the acts of a former log into this one, which is empty: first an entry that names the
/// last checkpoint of the former log, then each of its entries in its order, then who can sign in.
/// So the act at position 17 there stands at 18 here.
///
/// All of the former log is held against that checkpoint before anything is written. Where it is
/// interrupted, it goes on from where it was when it is started again.
@Service
@Profile(CarryOver.PROFILE)
public class CarryOver {

  public static final String PROFILE = "carry-over";

  private static final int PAGE = 256;

  /// @param entries of the former log
  public record Carried(String origin, long entries, long accounts) {}

  private final AdministrativeLog log;
  private final LogTable entries;
  private final EntryFormat format;
  private final Accounts accounts;
  private final AdministrativeStream<Optional<LogCarriedOver>> stream;

  CarryOver(AdministrativeLog log, LogTable entries, EntryFormat format, Accounts accounts) {
    this.log = log;
    this.entries = entries;
    this.format = format;
    this.accounts = accounts;
    this.stream = log.stream("carry-over", Optional.empty(), CarryOver::last);
  }

  private static Optional<LogCarriedOver> last(
      Optional<LogCarriedOver> before, List<RecordedEntry> news) {
    return Optional.of((LogCarriedOver) news.getLast().entry().event());
  }

  /// @param progress is told how many of its entries are on record here
  /// @throws CannotBeCarriedOver where the former log is not what it signed, or this one is not
  ///   empty
  public Carried from(FormerLog former, LongConsumer progress) {
    var signed = SignedFormerLog.of(former);
    begin(new LogCarriedOver(signed.note()));
    for (long next = carried(); next < signed.size(); next = carried()) {
      append(signed, next);
      progress.accept(carried());
    }
    var known = former.accounts();
    known.forEach(accounts::carryOver);
    return new Carried(signed.checkpoint().origin(), signed.size(), known.size());
  }

  private long carried() {
    return entries.head() - 1;
  }

  private void begin(LogCarriedOver event) {
    if (entries.head() == 0)
      stream
          .append(Optional.empty(), _ -> Optional.of(event))
          .ifPresent(outcome -> LogStorageEngine.mustBeOnRecord(outcome, stream.name()));
    else if (!stream.now().equals(Optional.of(event)))
      throw new CannotBeCarriedOver(
          "this ledger has entries of its own: carry over into an empty one, in another folder with --data");
  }

  private void append(SignedFormerLog former, long from) {
    var drafts = new ArrayList<Draft>();
    for (var entry : former.from(from, PAGE))
      drafts.add(
          draft(
              entry,
              new CarriedFrom(
                  former.checkpoint().origin(),
                  from + drafts.size(),
                  Times.instant(entry.recorded()))));
    var outcome = log.intake().offer(new Unit(drafts, (_, _) -> {}));
    log.intake().help();
    LogStorageEngine.mustBeOnRecord(outcome.join(), drafts.getFirst().stream());
  }

  private Draft draft(FormerEntry entry, CarriedFrom from) {
    var header =
        new Draft.Header(
            entry.event(),
            entry.stream(),
            entry.version(),
            new After.Anything(),
            entry.type(),
            entry.revision(),
            entry.times(),
            entry.key());
    var added = new TreeMap<String, String>(format.added(entry.additions()));
    added.put(EntryFormat.CARRIED_FROM, from.toString());
    var parts = PayloadParts.of(entry.payload());
    var said = new Draft.Said(format.meta(added), parts.speaker(), parts.content());
    return new Draft(header, said, log.chance());
  }
}
