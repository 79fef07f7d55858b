package ledger.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import ledger.act.Event.CustodyEvent;
import ledger.record.Recorded;

/// The state of one stream. It is folded again from its beginning whenever an entry of the stream
/// is corrected or annulled.
public final class Refold<S> {

  private final S initial;
  private final BiFunction<S, Recorded, S> evolve;
  private final BiFunction<S, Recorded, S> annulled;
  private final List<Recorded> record = new ArrayList<>();
  private S state;

  public Refold(S initial, BiFunction<S, Recorded, S> evolve) {
    this(initial, evolve, (state, _) -> state);
  }

  /// @param annulled the state that an annulled entry leaves
  public Refold(S initial, BiFunction<S, Recorded, S> evolve, BiFunction<S, Recorded, S> annulled) {
    this.initial = initial;
    this.evolve = evolve;
    this.annulled = annulled;
    this.state = initial;
  }

  public void add(Recorded recorded) {
    state = with(recorded);
    record.add(recorded);
  }

  /// The state with one more entry. This object does not change.
  public S with(Recorded recorded) {
    return recorded.event() instanceof CustodyEvent
        ? again(recorded)
        : evolve.apply(state, recorded);
  }

  public S state() {
    return state;
  }

  private S again(Recorded custodial) {
    var custody = Custody.of(record);
    custody.add(custodial);
    var folded = initial;
    for (var recorded : record) {
      if (recorded.event() instanceof CustodyEvent) continue;
      var standing = custody.standing(recorded);
      folded =
          standing.isPresent()
              ? evolve.apply(folded, standing.get())
              : annulled.apply(folded, recorded);
    }
    return folded;
  }
}
