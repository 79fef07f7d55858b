package ledger.recording;

import java.time.Clock;
import java.util.Optional;
import ledger.dossier.memory.RecentActs;
import ledger.record.axon.RecentAggregates;
import ledger.record.axon.Tail;
import ledger.seal.KeyStore;
import ledger.seal.Subject;
import ledger.seal.Tombstone;
import org.axonframework.common.lock.LockFactory;
import org.springframework.stereotype.Service;

/// Takes a subject's text back: the key first, then every copy of the text that is in memory.
///
/// In this process. Another one that holds the text in memory drops it when it is restarted.
@Service
public class Erasure {

  private final KeyStore keys;
  private final Contexts contexts;
  private final RecentAggregates aggregates;
  private final RecentActs acts;
  private final Tail tail;
  private final LockFactory locks;
  private final Clock clock;

  Erasure(
      KeyStore keys,
      Contexts contexts,
      RecentAggregates aggregates,
      RecentActs acts,
      Tail tail,
      LockFactory locks,
      Clock clock) {
    this.keys = keys;
    this.contexts = contexts;
    this.aggregates = aggregates;
    this.acts = acts;
    this.tail = tail;
    this.locks = locks;
    this.clock = clock;
  }

  /// Empty where nothing was ever sealed for the subject.
  public Optional<Tombstone> of(Subject subject) {
    // No act of the negotiation is under way meanwhile, which would put its copy back.
    var lock = locks.obtainLock(subject.negotiation().value());
    try {
      var erased = keys.keyOf(subject).map(key -> keys.erase(key, clock.instant()));
      tail.forgetAll(); // first: the others are filled from it
      acts.forgetAll();
      contexts.forgetAll();
      aggregates.forgetAll();
      return erased;
    } finally {
      lock.release();
    }
  }
}
