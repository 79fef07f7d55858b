package ledger.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.board.BoardQuery;
import ledger.calendar.CalendarQuery;
import ledger.docket.DocketQuery;
import ledger.positions.PositionsQuery;
import ledger.register.RegisterQuery;
import ledger.search.SearchQuery;
import ledger.timeline.TimelineQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows are compared as values before they are written as JSON: values that are equal must be
/// written the same. A body is made of records, of lists, and of what has an order of its own.
class BodiesTest {

  private final Set<Type> seen = new HashSet<>();
  private final List<String> strange = new ArrayList<>();

  static Stream<Class<?>> bodies() {
    return Stream.concat(
        Stream.of(
            ledger.register.Register.Listed.class,
            ledger.positions.Matrix.Row.class,
            ledger.positions.MatrixCell.class,
            ledger.board.Cell.class,
            ledger.docket.Docket.Listed.class,
            ledger.timeline.Timeline.Line.class,
            ledger.calendar.Date.class,
            ledger.search.Searchable.class),
        Stream.of(
                RegisterQuery.class,
                PositionsQuery.class,
                BoardQuery.class,
                DocketQuery.class,
                TimelineQuery.class,
                CalendarQuery.class,
                SearchQuery.class)
            .<Class<?>>flatMap(query -> Stream.of(query.getDeclaredClasses()))
            .filter(Class::isRecord));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void bodies_that_are_equal_are_written_the_same(Class<?> body) {
    look(body, body.getSimpleName());
    assertThat(strange).isEmpty();
  }

  private record Unordered(java.util.Map<String, String> byName) {}

  private static final class Opaque {}

  private record Nested(List<Optional<Opaque>> parts) {}

  @Test
  void one_that_has_no_order_or_no_value_is_found() {
    look(Unordered.class, "Unordered");
    look(Nested.class, "Nested");
    assertThat(strange)
        .containsExactly(
            "Unordered.byName: interface java.util.Map", "Nested.parts: " + Opaque.class);
  }

  private void look(Type type, String at) {
    if (!seen.add(type)) return;
    if (type instanceof ParameterizedType of) {
      var raw = (Class<?>) of.getRawType();
      if (raw.isRecord()) look(raw, at);
      else if (!isOrdered(raw)) strange.add(at + ": " + raw);
      for (var argument : of.getActualTypeArguments()) look(argument, at);
    } else if (type instanceof Class<?> one) look(one, at);
    else strange.add(at + ": " + type);
  }

  private void look(Class<?> type, String at) {
    if (isValue(type) || type == Act.class) return; // an act is written as it was sent
    if (type.isSealed()) {
      for (var one : type.getPermittedSubclasses()) look((Type) one, at);
    } else if (type.isRecord()) {
      for (RecordComponent part : type.getRecordComponents())
        if (!isComparedInOrder(part))
          look(part.getGenericType(), type.getSimpleName() + "." + part.getName());
    } else strange.add(at + ": " + type);
  }

  private static boolean isValue(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || Number.class.isAssignableFrom(type)
        || Temporal.class.isAssignableFrom(type)
        || TemporalAmount.class.isAssignableFrom(type)
        || ZoneId.class.isAssignableFrom(type)
        || Set.of(String.class, Boolean.class, UUID.class).contains(type);
  }

  private static boolean isOrdered(Class<?> type) {
    return Set.of(List.class, Optional.class, SortedMap.class, SortedSet.class).contains(type);
  }

  /// A map, and its record says itself when two are the same.
  private static boolean isComparedInOrder(RecordComponent part) {
    return part.getDeclaringRecord() == ledger.positions.Matrix.Row.class
        && part.getName().equals("cells");
  }
}
