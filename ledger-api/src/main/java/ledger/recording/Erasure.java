package ledger.recording;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.ConsentToUnseal;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.Event.CustodyEvent;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.answer.KeptPages;
import ledger.answer.RecentRows;
import ledger.compartment.Audience;
import ledger.custody.Custody;
import ledger.dossier.Entry;
import ledger.dossier.memory.RecentActs;
import ledger.erasure.ErasureList;
import ledger.log.Log;
import ledger.log.LogEntry;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.PayloadRemoval;
import ledger.pipeline.Pipeline;
import ledger.readmodel.ReadModelProjector;
import ledger.record.axon.Tail;
import ledger.record.json.EntryFormat;
import ledger.role.ServerRole;
import ledger.seal.KeyStore;
import ledger.seal.Subject;
import ledger.seal.Tombstone;
import ledger.seal.json.PersonalTexts;
import ledger.sourcecopy.SourceCopies;
import ledger.value.Id;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/// Takes text back: the key of a subject, or the payload of an act, and then every copy that is in
/// the memory of this process.
///
/// Both are done by acts, which every node sees. A server that only reads takes nothing away from
/// its database, and forgets once another has. Keys that somebody erases otherwise are missed by
/// another process until it is restarted: it may hold the text in memory.
@Service
public class Erasure implements DisposableBean {

  private static final int PAGE = 1_000;
  private static final long AGAIN_MS = 100;

  private final KeyStore keys;
  private final Pipeline pipeline;
  private final StateCache states;
  private final RecentActs acts;
  private final Tail tail;
  private final PayloadRemoval payloads;
  private final LogTable entries;
  private final EntryFormat format;
  private final ErasureList list;
  private final ReadModelProjector readModels;
  private final RecentRows rows;
  private final KeptPages pages;
  private final SourceCopies copies;
  private final ServerRole role;
  private final Clock clock;
  private volatile boolean closed;

  Erasure(
      KeyStore keys,
      Pipeline pipeline,
      StateCache states,
      RecentActs acts,
      Tail tail,
      PayloadRemoval payloads,
      LogTable entries,
      EntryFormat format,
      ErasureList list,
      ReadModelProjector readModels,
      RecentRows rows,
      KeptPages pages,
      SourceCopies copies,
      ServerRole role,
      Clock clock) {
    this.keys = keys;
    this.pipeline = pipeline;
    this.states = states;
    this.acts = acts;
    this.tail = tail;
    this.payloads = payloads;
    this.entries = entries;
    this.format = format;
    this.list = list;
    this.readModels = readModels;
    this.rows = rows;
    this.pages = pages;
    this.copies = copies;
    this.role = role;
    this.clock = clock;
  }

  /// What an act of custody that is on record takes away; done again, it changes nothing.
  public void of(CustodyAct act) {
    switch (act) {
      case RemovePayload removal -> take(removal);
      case ErasePersonalData erasure -> erase(erasure);
      case AnnulRecord annulment -> forgetFile(annulment);
      case CorrectRecord _, ConsentToUnseal _ -> {}
    }
  }

  /// All that acts on record take away, once more: where tables and keys come from backups of
  /// different days.
  public void again() {
    for (long next = 0; ; ) {
      var page = entries.from(next, PAGE);
      if (page.isEmpty()) return;
      for (var entry : page)
        if (format.erases(entry) && format.recorded(entry).event() instanceof CustodyEvent event)
          of(event.act());
      next = page.getLast().position() + 1;
    }
  }

  /// Empty where nothing was ever sealed for the subject.
  public Optional<Tombstone> of(Subject subject) {
    // No act of the negotiation is under way meanwhile, which would put its copy back.
    return pipeline.alone(
        Audience.everybodyIn(subject.negotiation()),
        () -> {
          var erased = keys.keyOf(subject).map(this::erase);
          forgetTexts();
          return erased;
        });
  }

  /// Listed first: whatever is gone is on the list.
  private Tombstone erase(UUID key) {
    var now = clock.instant();
    list.key(new Tombstone(key, now));
    return keys.erase(key, now);
  }

  private void take(RemovePayload act) {
    copies.drop(act.target());
    var removal = EntryFormat.removal(act);
    list.payload(removal, havingItGone(act));
    if (role.writes()) forgetting(act, () -> payloads.take(removal));
    else Thread.ofVirtual().name("payload-awaited").start(() -> forgetOnceTaken(act));
  }

  /// Annulments and removals of its negotiation, up to this one: what relied on it is annulled as
  /// well.
  private List<LogEntry> havingItGone(RemovePayload act) {
    var asked = new ArrayList<LogEntry>();
    for (var entry : acts.asOnRecord(act.negotiation()).everything()) {
      if (entry.act() instanceof AnnulRecord || entry.act() instanceof RemovePayload)
        asked.addAll(entries.from(entry.position(), 1));
      if (entry.act().actId().equals(act.actId())) break;
    }
    return asked;
  }

  /// Without keeping others waiting: who takes it away may be away itself.
  private void forgetOnceTaken(RemovePayload act) {
    try {
      while (!closed && !isTaken(act)) TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
      if (!closed) forgetting(act, () -> true);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTaken(RemovePayload act) {
    try {
      return payloads.isTaken(EntryFormat.removal(act));
    } catch (Log.Unreachable _) {
      return false; // until it can be told
    }
  }

  @Override
  public void destroy() {
    closed = true;
  }

  /// No act of the negotiation is under way meanwhile, which would put its copy back.
  private void forgetting(RemovePayload act, BooleanSupplier taking) {
    pipeline.alone(
        Audience.everybodyIn(act.negotiation()),
        () -> {
          boolean taken = taking.getAsBoolean();
          forgetTexts();
          readModels.forget(act.negotiation());
          return taken;
        });
  }

  /// The file of a source that is annulled can be given to nobody any more.
  private void forgetFile(AnnulRecord act) {
    if (copies.of(act.target()).isPresent()
        && custody(onRecord(act.negotiation())).isAnnulled(act.target())) copies.drop(act.target());
  }

  /// What everybody may see.
  private List<Entry> onRecord(Id negotiation) {
    return acts.asOnRecord(negotiation).seenBy(Audience.everybodyIn(negotiation));
  }

  private static Custody custody(List<Entry> onRecord) {
    return Custody.of(onRecord.stream().map(Entry::recorded).toList());
  }

  /// As soon as a second person has asked for it, the key of whom it is about is destroyed.
  private void erase(ErasePersonalData act) {
    var onRecord = onRecord(act.negotiation());
    if (!custody(onRecord).isErased(act.target())) return;
    onRecord.stream()
        .map(Entry::act)
        .filter(one -> one.actId().equals(act.target()))
        .map(RegisterReferent.class::cast)
        .forEach(person -> of(PersonalTexts.subject(act.negotiation(), person.id())));
  }

  private void forgetTexts() {
    tail.forgetAll(); // first: the others are filled from it
    acts.forgetAll();
    states.forgetAll();
    rows.forgetAll();
    pages.forgetAll();
  }
}
