package ledger.act.json;

import java.lang.reflect.RecordComponent;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.json.Unreadable.WrongValue;
import ledger.value.When;

/// Holds the offsets of an act that is sent against the history of the zone that stands beside
/// them. A time of that zone may always be written in UTC.
///
/// What is on record is not asked: it was accepted by the zones' history as it was known then.
final class Offsets {

  /// Asked for once for each class: what reads a component is worked out anew in each copy of it.
  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private Offsets() {}

  private record Placed(String field, When when) {}

  /// The first that does not fit, with the one that would.
  static Optional<Unreadable> misfit(Act act) {
    return times(act, "").flatMap(Offsets::misfits).findFirst();
  }

  private static Stream<Placed> times(Object value, String path) {
    return switch (value) {
      case When when -> Stream.of(new Placed(path, when));
      case Optional<?> optional -> optional.stream().flatMap(part -> times(part, path));
      case Collection<?> list -> {
        var index = new AtomicInteger();
        yield list.stream()
            .flatMap(part -> times(part, path + "[" + index.getAndIncrement() + "]"));
      }
      case Map<?, ?> map ->
          map.entrySet().stream()
              .flatMap(
                  e -> times(e.getValue(), ReadingFaults.dotted(path, String.valueOf(e.getKey()))));
      case Record whole ->
          Stream.of(COMPONENTS.get(whole.getClass()))
              .flatMap(part -> times(value(part, whole), field(path, part)));
      case Object _ -> Stream.empty();
    };
  }

  /// The fields of the envelope stand beside the act's own.
  private static String field(String path, RecordComponent part) {
    return path.isEmpty() && part.getName().equals("envelope")
        ? path
        : ReadingFaults.dotted(path, part.getName());
  }

  private static Object value(RecordComponent part, Record whole) {
    try {
      return part.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(part + " cannot be read", e);
    }
  }

  private static Stream<Unreadable> misfits(Placed placed) {
    var when = placed.when();
    return Stream.of(
            when.from()
                .flatMap(at -> misfit(ReadingFaults.dotted(placed.field(), "from"), at, when)),
            when.to().flatMap(at -> misfit(ReadingFaults.dotted(placed.field(), "to"), at, when)))
        .flatMap(Optional::stream);
  }

  private static Optional<Unreadable> misfit(String field, OffsetDateTime at, When when) {
    if (hasSeconds(at.getOffset()))
      return Optional.of(
          new WrongValue(
              field,
              "an offset has hours and minutes and no seconds",
              "the same instant in UTC: \"" + at.toInstant() + "\"",
              "\"" + at + "\""));
    return when.zone()
        .filter(zone -> !fits(at, zone))
        .map(zone ->
            new WrongValue(
                field,
                at.getOffset() + " is not the offset of " + zone + " at that time",
                fitting(at, zone),
                "\"" + at + "\""));
  }

  private static boolean hasSeconds(ZoneOffset offset) {
    return offset.getTotalSeconds() % 60 != 0;
  }

  /// The moment in which a clock is put forward has the offset from before, too: a day may begin
  /// with it.
  private static boolean fits(OffsetDateTime at, ZoneId zone) {
    var rules = zone.getRules();
    return at.getOffset().equals(ZoneOffset.UTC)
        || rules.isValidOffset(at.toLocalDateTime(), at.getOffset())
        || Optional.ofNullable(rules.getTransition(at.toLocalDateTime()))
            .filter(change -> change.getDateTimeBefore().equals(at.toLocalDateTime()))
            .filter(change -> change.getOffsetBefore().equals(at.getOffset()))
            .isPresent();
  }

  /// The same local time as the zone has it: twice where the clock is put back, and where it is put
  /// forward over that time, the instant that was sent.
  private static String fitting(OffsetDateTime at, ZoneId zone) {
    var local = at.toLocalDateTime();
    var offsets = zone.getRules().getValidOffsets(local);
    var times =
        offsets.isEmpty()
            ? List.of(at.atZoneSameInstant(zone).toOffsetDateTime())
            : offsets.stream().map(local::atOffset).toList();
    return String.join(" or ", times.stream().map(Offsets::written).toList());
  }

  private static String written(OffsetDateTime at) {
    return hasSeconds(at.getOffset())
        ? "\"%s\", which is %s in UTC".formatted(at.toInstant(), at.getOffset())
        : "\"" + at + "\"";
  }
}
