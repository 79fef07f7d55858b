package ledger.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import ledger.act.Event.CustodyEvent;
import ledger.record.Recorded;

/// The state of one stream, folded again from its beginning whenever custody touches an entry of
/// it.
public final class Refold<S> {

  private final S initial;
  private final BiFunction<S, Recorded, S> evolve;
  private final List<Recorded> record = new ArrayList<>();
  private S state;

  public Refold(S initial, BiFunction<S, Recorded, S> evolve) {
    this.initial = initial;
    this.evolve = evolve;
    this.state = initial;
  }

  public void add(Recorded recorded) {
    record.add(recorded);
    state = recorded.event() instanceof CustodyEvent ? again() : evolve.apply(state, recorded);
  }

  public S state() {
    return state;
  }

  private S again() {
    var custody = Custody.of(record);
    var folded = initial;
    for (var recorded : record) {
      var standing = custody.standing(recorded);
      if (standing.isPresent()) folded = evolve.apply(folded, standing.get());
    }
    return folded;
  }
}
