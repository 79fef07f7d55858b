package ledger.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import ledger.dossier.postgres.AdmissionTable;
import ledger.dossier.postgres.FoldedAdmissions;
import ledger.log.Alterations;
import ledger.log.RecordCheck;
import ledger.log.SignedTree;
import ledger.log.postgres.CheckpointTable;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.RecordRows;
import ledger.query.Query;
import ledger.readmodel.postgres.Comparison;
import ledger.readmodel.postgres.QueryTable;
import ledger.record.json.EntryFormat;
import ledger.transparency.Checkpoint;
import ledger.transparency.TileFolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Goes through all that this ledger stores and holds it against the tree that was signed, or works
/// it out anew: when an operator asks, and by itself every so often.
///
/// What is read is held against the tree whenever it is read; this finds what nobody reads.
public final class Verification implements AutoCloseable {

  /// What a verification found.
  ///
  /// @param entries that were looked at
  /// @param found what does not fit, and where
  /// @param failed why it was not carried through, where it was not: then nothing is known
  public record Report(
      Instant begun, Instant ended, long entries, List<String> found, Optional<String> failed) {}

  /// @param entry how many entries have been looked at, where one is under way
  public record State(Optional<Long> entry, Optional<Report> last) {}

  /// What it looks at.
  record Stores(
      RecordRows rows,
      CheckpointTable checkpoints,
      LogTable entries,
      TileFolder folder,
      AdmissionTable admissions,
      Comparison answers,
      List<Query> queries,
      QueryTable stored) {}

  /// Negotiations that are folded, or entries that are read, one after the other.
  private static final int PAGE = 50;

  private final Stores stores;
  private final SignedTree tree;
  private final LogSigner signer;
  private final EntryFormat format;
  private final Alterations alterations;
  private final TransactionTemplate snapshot;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Optional<RecordCheck> underWay = Optional.empty();
  private volatile Optional<Report> last = Optional.empty();
  private volatile boolean closed;
  private Optional<Thread> thread = Optional.empty();

  Verification(
      Stores stores,
      SignedTree tree,
      LogSigner signer,
      EntryFormat format,
      Alterations alterations,
      PlatformTransactionManager platform,
      Clock clock) {
    this.stores = stores;
    this.tree = tree;
    this.signer = signer;
    this.format = format;
    this.alterations = alterations;
    this.snapshot = new TransactionTemplate(platform);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
    this.clock = clock;
  }

  public State state() {
    return new State(underWay.map(RecordCheck::next), last);
  }

  /// One at a time: whoever asks while one is under way waits for the next.
  public Report run() throws IOException {
    turn.lock();
    var begun = clock.instant();
    try {
      var report = report(begun);
      report.found().forEach(alterations::found);
      last = Optional.of(report);
      return report;
    } catch (IOException | RuntimeException fault) {
      long entries = underWay.map(RecordCheck::next).orElse(0L);
      // Nothing of its message, which could quote what was said.
      var why = Optional.of(fault.getClass().getName() + "; the server's log says where");
      last = Optional.of(new Report(begun, clock.instant(), entries, List.of(), why));
      throw fault;
    } finally {
      underWay = Optional.empty();
      turn.unlock();
    }
  }

  private Report report(Instant begun) throws IOException {
    var found = new ArrayList<String>();
    var shown = stores.folder().checkpoint();
    var own = shown.flatMap(signer::own);
    if (!stores.rows().origin().equals(Optional.of(signer.origin())))
      found.add("log: its origin is not " + signer.origin());
    if (shown.isPresent() && own.isEmpty())
      found.add("checkpoint: the file that is shown is not signed by this log");
    if (shown.isEmpty() && stores.checkpoints().last().isPresent())
      found.add("checkpoint: the file that is shown is missing");
    if (own.filter(c -> stores.checkpoints().of(c.size()).isEmpty()).isPresent())
      found.add("checkpoint: the one that is shown is not stored");
    var check =
        new RecordCheck(
            tree, signer, stores.folder(), own.map(Checkpoint::size).orElse(0L), format::removal);
    underWay = Optional.of(check);
    var folded = new FoldedAdmissions(format);
    stores.rows().tell(check, folded::add);
    found.addAll(check.found());
    // What is worked out from a record that does not fit would not fit either.
    if (found.isEmpty()) {
      found.addAll(admissions(folded, check.next()));
      var others = stores.stored().foldedByOthers(); // they are being folded anew
      for (var query : stores.queries())
        if (!others.contains(query.name())) answers(query.name(), found);
    }
    return new Report(begun, clock.instant(), check.next(), found, Optional.empty());
  }

  /// @param next the first entry that was not folded: whoever was admitted by one behind it may be
  ///   stored by now
  private List<String> admissions(FoldedAdmissions folded, long next) {
    var stored =
        Optional.ofNullable(snapshot.execute(_ -> stores.admissions().stored())).orElseThrow();
    for (long at = next; at <= stored.reached(); ) {
      var page = stores.entries().from(at, PAGE);
      if (page.isEmpty())
        return List.of(
            "admissions: they are said to have come to position %d, and the record ends before"
                .formatted(stored.reached()));
      page.forEach(folded::add);
      at = page.getLast().position() + 1;
    }
    return folded.differences(stored);
  }

  private void answers(String query, List<String> found) {
    var page = stores.answers().page(query, "", PAGE).orElseThrow();
    while (page.last().isPresent()) {
      page.difference()
          .ifPresent(d ->
              found.add(
                  "answers: %s of %s, row \"%s\"".formatted(query, d.negotiation(), d.row())));
      page = stores.answers().page(query, page.last().get().value(), PAGE).orElseThrow();
    }
  }

  /// @param first how long after the start; then again after the same time each
  Verification every(Duration first, Duration every) {
    if (every.isZero()) return this;
    var running =
        Thread.ofPlatform().name("verification").daemon().unstarted(() -> repeat(first, every));
    thread = Optional.of(running);
    running.start();
    return this;
  }

  private void repeat(Duration first, Duration every) {
    try {
      TimeUnit.MILLISECONDS.sleep(first.toMillis());
      while (!closed) {
        runLogged();
        TimeUnit.MILLISECONDS.sleep(every.toMillis());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the server stops
    }
  }

  /// Begins one, for somebody who does not wait for it.
  public void begin() {
    Thread.ofPlatform().name("verification-asked").start(this::runLogged);
  }

  private void runLogged() {
    try {
      run();
    } catch (IOException | RuntimeException fault) { // it is tried again the next time
      System.getLogger(Verification.class.getName())
          .log(System.Logger.Level.WARNING, "the record could not be verified", fault);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.ifPresent(Thread::interrupt);
  }
}
