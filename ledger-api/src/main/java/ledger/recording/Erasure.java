package ledger.recording;

import java.time.Clock;
import java.util.Optional;
import ledger.dossier.memory.RecentActs;
import ledger.pipeline.Pipeline;
import ledger.record.axon.Tail;
import ledger.seal.KeyStore;
import ledger.seal.Subject;
import ledger.seal.Tombstone;
import org.springframework.stereotype.Service;

/// Takes a subject's text back: the key first, then every copy of the text that is in memory.
///
/// In this process. Another one that holds the text in memory drops it when it is restarted.
@Service
public class Erasure {

  private final KeyStore keys;
  private final Pipeline pipeline;
  private final StateCache states;
  private final RecentActs acts;
  private final Tail tail;
  private final Clock clock;

  Erasure(
      KeyStore keys,
      Pipeline pipeline,
      StateCache states,
      RecentActs acts,
      Tail tail,
      Clock clock) {
    this.keys = keys;
    this.pipeline = pipeline;
    this.states = states;
    this.acts = acts;
    this.tail = tail;
    this.clock = clock;
  }

  /// Empty where nothing was ever sealed for the subject.
  public Optional<Tombstone> of(Subject subject) {
    // No act of the negotiation is under way meanwhile, which would put its copy back.
    return pipeline.alone(
        subject.negotiation(),
        () -> {
          var erased = keys.keyOf(subject).map(key -> keys.erase(key, clock.instant()));
          tail.forgetAll(); // first: the others are filled from it
          acts.forgetAll();
          states.forgetAll();
          return erased;
        });
  }
}
