package ledger.agreement;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// The texts of one agreement, each based on another: counter-drafts stand beside each other.
///
/// Which text is current follows from when each took effect and when it came into force, and never
/// from when it was recorded:
/// - what came into force is replaced by what comes into force after it, and by no draft;
/// - what never did is replaced by the first revision of it that takes effect, or by another text
///   that comes into force after it was made.
public final class VersionTree<V extends VersionTree.Text> {

  /// A text as whoever asks has it: whoever decides an act, or reads the record.
  public interface Text {
    int number();

    /// The number of the text that it changes; 0 where it is the first.
    int basedOn();

    /// When it took effect.
    Instant since();
  }

  /// @param by the text that replaces it
  /// @param at since when
  public record Superseded<V>(V by, Instant at) {}

  private final SortedMap<Integer, V> texts = new TreeMap<>();
  private final Map<Integer, Instant> effect = new HashMap<>();
  private final Map<Integer, Instant> inForce = new HashMap<>();

  /// @param inForceSince when a text came or comes into force, so far as that is known
  public VersionTree(Collection<V> texts, Function<V, Optional<Instant>> inForceSince) {
    texts.forEach(text -> this.texts.put(text.number(), text));
    this.texts.values().forEach(text -> effect.put(text.number(), effect(text)));
    texts.forEach(text -> inForceSince.apply(text).ifPresent(at -> inForce.put(text.number(), at)));
  }

  /// The text in force at a moment; before any is, the last that had taken effect; before that, the
  /// first to take effect. Empty where there is no text.
  public Optional<V> currentAt(Instant moment) {
    return inForceAt(moment)
        .or(() -> texts.values().stream().filter(v -> !v.since().isAfter(moment)).max(byEffect()))
        .or(() -> texts.values().stream().min(byEffect()));
  }

  /// What took effect last by then, in force or not.
  public Optional<V> latestAt(Instant moment) {
    return texts.values().stream().filter(v -> !v.since().isAfter(moment)).max(byEffect());
  }

  /// What came into force last by then.
  public Optional<V> inForceAt(Instant moment) {
    return texts.values().stream()
        .filter(v -> since(v).filter(at -> !at.isAfter(moment)).isPresent())
        .max(
            Comparator.<V, Instant>comparing(v -> since(v).orElseThrow())
                .thenComparing(byEffect()));
  }

  /// The text that replaces this one, where any does, and since when.
  public Optional<Superseded<V>> superseded(V text) {
    return texts.values().stream()
        .filter(other -> other.number() != text.number())
        .flatMap(other -> since(text).isPresent() ? byForce(text, other) : byText(text, other))
        .min(
            Comparator.<Superseded<V>, Instant>comparing(Superseded::at)
                .thenComparing(Superseded::by, byEffect()));
  }

  public boolean isSuperseded(V text, Instant moment) {
    return superseded(text).filter(s -> !s.at().isAfter(moment)).isPresent();
  }

  /// Of one moment, the one that took effect later came into force later.
  private Stream<Superseded<V>> byForce(V text, V other) {
    var begun = since(text).orElseThrow();
    return since(other)
        .filter(at -> at.isAfter(begun) || at.equals(begun) && byEffect().compare(other, text) > 0)
        .map(at -> new Superseded<>(other, at))
        .stream();
  }

  private Stream<Superseded<V>> byText(V text, V other) {
    var revised =
        descends(other, text) && !other.since().isBefore(text.since())
            ? Stream.of(new Superseded<>(other, other.since()))
            : Stream.<Superseded<V>>empty();
    var inForce =
        descends(text, other)
            ? Stream.<Superseded<V>>empty()
            : since(other).filter(at -> at.isAfter(text.since())).stream()
                .map(at -> new Superseded<>(other, at));
    return Stream.concat(revised, inForce);
  }

  /// Whether one text is a change of the other, directly or through others between them.
  private boolean descends(V text, V from) {
    int basis = text.basedOn();
    while (basis > from.number() && texts.containsKey(basis)) basis = texts.get(basis).basedOn();
    return basis == from.number();
  }

  private Optional<Instant> since(V text) {
    return Optional.ofNullable(inForce.get(text.number()));
  }

  private Comparator<V> byEffect() {
    return Comparator.comparing(this::effect).thenComparing(Text::number);
  }

  /// A change of a text is later than that text, whatever its date says.
  private Instant effect(V text) {
    var own = text.since();
    var basis = effect.getOrDefault(text.basedOn(), own);
    return basis.isAfter(own) ? basis : own;
  }
}
