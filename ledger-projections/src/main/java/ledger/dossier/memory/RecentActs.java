package ledger.dossier.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.Function;
import ledger.dossier.Acts;
import ledger.dossier.Entry;
import ledger.dossier.OnFile;
import ledger.value.Id;

/// The acts of the negotiations that were asked for lately. Asked again, it reads only what came on
/// record since, and nothing while the log has not moved.
///
/// What it answers is a beginning of the record, without gaps, that holds at least everything
/// before the head this node knew when it was asked: all that this node has acknowledged, and of
/// other nodes' what it has been told ([OnRecord#head()]).
///
/// It forgets an erased text when it is told to ([#forgetAll()]), and not before.
public final class RecentActs implements Acts {

  /// The record, as it is asked here.
  public interface OnRecord {

    /// The position that the next entry gets, as this node knows it.
    long head();

    /// What a negotiation has on record after a position.
    ///
    /// @param after of the last act that is known, -1 for none
    List<Entry> after(Id negotiation, long after);

    /// The same where everything before `from` is known, and what stands before `to` will do.
    List<Entry> since(Id negotiation, long after, long from, long to);
  }

  private final OnRecord record;
  private final long most;
  private volatile Cache<Id, Folder> kept;

  /// @param most acts, over all negotiations. What alone has more is read anew each time.
  public RecentActs(OnRecord record, long most) {
    this.record = record;
    this.most = most;
    this.kept = empty();
  }

  private Cache<Id, Folder> empty() {
    return Caffeine.newBuilder()
        .maximumWeight(most)
        .weigher((Id _, Folder folder) -> folder.weight())
        .executor(Runnable::run) // in the thread that asks: there is never more than was allowed
        .build();
  }

  @Override
  public List<Entry> of(Id negotiation) {
    return onFile(negotiation).everything();
  }

  public OnFile onFile(Id negotiation) {
    long head = record.head(); // before the record is read, which then reaches at least as far
    return read(
        negotiation,
        folder ->
            folder.upTo(head, f -> record.since(negotiation, f.file().last(), f.head(), head)));
  }

  /// With everything that is on record by now, whether this node has been told or not.
  public OnFile asOnRecord(Id negotiation) {
    long head = record.head();
    return read(
        negotiation,
        folder -> folder.anyhow(head, f -> record.after(negotiation, f.file().last())));
  }

  private OnFile read(Id negotiation, Function<Folder, OnFile> reading) {
    var shelf = kept;
    var folder = shelf.get(negotiation, id -> new Folder(grown -> shelf.put(id, grown)));
    return reading.apply(folder);
  }

  /// A key was erased: what is here may still have the text. Whoever is reading meanwhile puts it
  /// on a shelf that nobody looks at any more.
  public void forgetAll() {
    kept = empty();
  }
}
