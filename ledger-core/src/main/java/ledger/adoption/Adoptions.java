package ledger.adoption;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ledger.act.AdoptionAct;
import ledger.act.Event.AdoptionEvent;
import ledger.act.Event.WordsAdopted;
import ledger.act.Event.WordsDisowned;
import ledger.adoption.Adoption.Kind;
import ledger.record.Recorded;
import ledger.value.When;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Which words are adopted, and which disowned. What is adopted stays so: its speaker takes back
/// what it says with the act that takes it back. Of several adoptions the first in time stands.
public final class Adoptions {

  public static final Adoptions NONE = new Adoptions(HashTreePMap.empty());

  private final PMap<UUID, Adoption> ofWords;

  private Adoptions(PMap<UUID, Adoption> ofWords) {
    this.ofWords = ofWords;
  }

  /// The same where the entry neither adopts nor disowns anything.
  public Adoptions after(Recorded recorded) {
    if (!(recorded.event() instanceof AdoptionEvent event)) return this;
    var one = adoption(event, recorded);
    var target = event.act().target();
    return of(target).filter(before -> stands(before, one)).isPresent()
        ? this
        : new Adoptions(ofWords.plus(target, one));
  }

  private static Adoption adoption(AdoptionEvent event, Recorded recorded) {
    AdoptionAct act = event.act();
    var at =
        act.envelope()
            .statedAt()
            .filter(when -> when.begins().isPresent())
            .orElseGet(() -> When.at(recorded.at().atOffset(ZoneOffset.UTC)));
    var kind =
        switch (event) {
          case WordsAdopted _ -> Kind.ADOPTED;
          case WordsDisowned _ -> Kind.DISOWNED;
        };
    return new Adoption(act.actId(), kind, at, act.envelope().words());
  }

  private static boolean stands(Adoption before, Adoption next) {
    return before.kind() == Kind.ADOPTED
        && (next.kind() == Kind.DISOWNED || !next.from().isBefore(before.from()));
  }

  /// What was said of the words of an act by the one whose words they are.
  public Optional<Adoption> of(UUID words) {
    return Optional.ofNullable(ofWords.get(words));
  }

  /// The words that are adopted, with their adoption.
  public Map<UUID, Adoption> adopted() {
    return ofWords.entrySet().stream()
        .filter(one -> one.getValue().kind() == Kind.ADOPTED)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  public boolean isEmpty() {
    return ofWords.isEmpty();
  }
}
