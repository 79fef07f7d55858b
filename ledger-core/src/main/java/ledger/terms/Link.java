package ledger.terms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ledger.value.Malformed;

/// What a reading makes of a linkage: which commitment waits for what.
public sealed interface Link {

  Optional<Duration> within();

  Stream<KeyRef> keys();

  /// Those that it makes wait.
  default Stream<KeyRef> waiting() {
    return switch (this) {
      case After a -> Stream.of(a.then());
      case Parallel p -> p.parallel().stream();
      case Tender t -> t.tender().stream();
      case On on -> Stream.of(on.on());
    };
  }

  /// The same link over other keys, to compare readings of related agreements.
  Link over(UnaryOperator<KeyRef> twin);

  /// `then` waits until every one of `after` is performed.
  record After(List<KeyRef> after, KeyRef then, Optional<Duration> within) implements Link {
    public After {
      after = List.copyOf(after);
      Malformed.unless(!after.isEmpty(), "\"after\" is empty: name what has to be performed first");
      Malformed.unless(!after.contains(then), "\"then\" waits for itself");
    }

    @Override
    public Stream<KeyRef> keys() {
      return Stream.concat(after.stream(), Stream.of(then));
    }

    @Override
    public Link over(UnaryOperator<KeyRef> twin) {
      return new After(sorted(after, twin), twin.apply(then), within);
    }
  }

  /// Each waits until all are ready or performed: a rendezvous.
  record Parallel(List<KeyRef> parallel, Optional<Duration> within) implements Link {
    public Parallel {
      parallel = severalKeys("parallel", parallel);
    }

    @Override
    public Stream<KeyRef> keys() {
      return parallel.stream();
    }

    @Override
    public Link over(UnaryOperator<KeyRef> twin) {
      return new Parallel(sorted(parallel, twin), within);
    }
  }

  /// Each may be withheld until the others are tendered.
  record Tender(List<KeyRef> tender, Optional<Duration> within) implements Link {
    public Tender {
      tender = severalKeys("tender", tender);
    }

    @Override
    public Stream<KeyRef> keys() {
      return tender.stream();
    }

    @Override
    public Link over(UnaryOperator<KeyRef> twin) {
      return new Tender(sorted(tender, twin), within);
    }
  }

  /// `on` waits until the condition holds: a report, a date, what a third does.
  record On(KeyRef on, Expr when) implements Link {
    @Override
    public Optional<Duration> within() {
      return Optional.empty();
    }

    @Override
    public Stream<KeyRef> keys() {
      return Stream.concat(Stream.of(on), when.keys());
    }

    @Override
    public Link over(UnaryOperator<KeyRef> twin) {
      return new On(twin.apply(on), when.over(twin));
    }
  }

  private static List<KeyRef> severalKeys(String field, List<KeyRef> keys) {
    Malformed.unless(
        keys.stream().distinct().count() >= 2,
        "\"" + field + "\" needs two different keys at least");
    return List.copyOf(keys);
  }

  private static List<KeyRef> sorted(List<KeyRef> keys, UnaryOperator<KeyRef> twin) {
    return keys.stream().map(twin).sorted().toList();
  }
}
