package ledger.recording;

import java.time.Clock;
import java.util.Optional;
import ledger.act.CustodyAct.RemovePayload;
import ledger.compartment.Audience;
import ledger.dossier.memory.RecentActs;
import ledger.log.postgres.PayloadRemoval;
import ledger.pipeline.Pipeline;
import ledger.readmodel.ReadModelProjector;
import ledger.record.axon.Tail;
import ledger.record.json.EntryFormat;
import ledger.seal.KeyStore;
import ledger.seal.Subject;
import ledger.seal.Tombstone;
import org.springframework.stereotype.Service;

/// Takes text back: the key of a subject, or the payload of an act, and then every copy that is in
/// the memory of this process.
///
/// A payload is taken away by an act, which every node sees. Of a key that was erased, another
/// process that holds the text in memory drops it when it is restarted.
@Service
public class Erasure {

  private final KeyStore keys;
  private final Pipeline pipeline;
  private final StateCache states;
  private final RecentActs acts;
  private final Tail tail;
  private final PayloadRemoval payloads;
  private final ReadModelProjector readModels;
  private final Clock clock;

  Erasure(
      KeyStore keys,
      Pipeline pipeline,
      StateCache states,
      RecentActs acts,
      Tail tail,
      PayloadRemoval payloads,
      ReadModelProjector readModels,
      Clock clock) {
    this.keys = keys;
    this.pipeline = pipeline;
    this.states = states;
    this.acts = acts;
    this.tail = tail;
    this.payloads = payloads;
    this.readModels = readModels;
    this.clock = clock;
  }

  /// Empty where nothing was ever sealed for the subject.
  public Optional<Tombstone> of(Subject subject) {
    // No act of the negotiation is under way meanwhile, which would put its copy back.
    return pipeline.alone(
        Audience.everybodyIn(subject.negotiation()),
        () -> {
          var erased = keys.keyOf(subject).map(key -> keys.erase(key, clock.instant()));
          forgetTexts();
          return erased;
        });
  }

  /// The act is on record; done again, it changes nothing.
  ///
  /// @return whether the payload was there until now
  public boolean of(RemovePayload act) {
    return pipeline.alone(
        Audience.everybodyIn(act.negotiation()),
        () -> {
          boolean taken = payloads.take(EntryFormat.removal(act));
          forgetTexts();
          readModels.forget(act.negotiation());
          return taken;
        });
  }

  private void forgetTexts() {
    tail.forgetAll(); // first: the others are filled from it
    acts.forgetAll();
    states.forgetAll();
  }
}
