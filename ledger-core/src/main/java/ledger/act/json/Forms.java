package ledger.act.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.Envelope;
import ledger.act.json.Form.Choice;
import ledger.act.json.Form.Field;
import ledger.act.json.Form.Fields;
import ledger.act.json.Form.Flag;
import ledger.act.json.Form.Kind;
import ledger.act.json.Form.ListOf;
import ledger.act.json.Form.MapOf;
import ledger.act.json.Form.Named;
import ledger.act.json.Form.OneOf;
import ledger.act.json.Form.Text;
import ledger.act.json.Form.TextOr;
import ledger.act.json.Form.Whole;
import ledger.record.Vocabulary;

/// The [Form] of every act and of every value in one.
public final class Forms {

  private static final Map<Class<?>, Either<?, ?>> EITHER =
      ActModule.EITHER.stream().collect(Collectors.toMap(Either::type, either -> either));

  private static final List<Class<?>> TEXTS =
      Stream.concat(
              Stream.of(String.class), ActModule.LITERALS.stream().<Class<?>>map(Literal::type))
          .toList();

  public static final Forms ALL = new Forms();

  private final Map<Class<?>, Form> named = new LinkedHashMap<>();
  private final Map<String, Fields> acts = new TreeMap<>();
  private final Fields envelope;

  private Forms() {
    envelope = fields(Envelope.class);
    for (var entry : Vocabulary.ENTRIES) {
      var all = new LinkedHashMap<>(envelope.fields());
      all.putAll(fields(entry.act()).fields());
      all.remove("envelope");
      acts.put(entry.actName(), new Fields(all));
    }
  }

  public Fields envelope() {
    return envelope;
  }

  /// By the name of the act: the fields of the envelope, and its own.
  public Map<String, Fields> acts() {
    return acts;
  }

  public Fields act(String name) {
    return Objects.requireNonNull(acts.get(name), name);
  }

  /// The form that stands under the name of a type.
  public Form named(Class<?> type) {
    return Objects.requireNonNull(named.get(type), type.getName());
  }

  /// All that stand under names, by the names.
  public SortedMap<String, Form> named() {
    var byName = new TreeMap<String, Form>();
    named.forEach((type, form) -> byName.put(type.getSimpleName(), form));
    if (byName.size() < named.size()) throw new IllegalStateException("two types of one name");
    return byName;
  }

  private Fields fields(Class<?> type) {
    var fields = new LinkedHashMap<String, Field>();
    for (var part : type.getRecordComponents())
      if (!part.getName().equals("envelope")) fields.put(part.getName(), field(part));
    return new Fields(fields);
  }

  /// A component that is no Optional, collection or flag has to be there.
  private Field field(RecordComponent part) {
    var type = part.getGenericType();
    var form = of(type);
    if (form instanceof ListOf list && part.getName().equals(ActModule.ONE_OR_SEVERAL))
      form = new ListOf(list.element(), true, false);
    if (form instanceof ListOf list && isOptional(type))
      form = new ListOf(list.element(), list.orOne(), true);
    return new Field(
        form,
        !(isOptional(type)
            || form instanceof ListOf
            || form instanceof Flag
            || form instanceof MapOf));
  }

  private static boolean isOptional(Type type) {
    return type instanceof ParameterizedType p && p.getRawType() == Optional.class;
  }

  private Form of(Type type) {
    if (type instanceof ParameterizedType p) {
      var raw = (Class<?>) p.getRawType();
      var last = p.getActualTypeArguments()[p.getActualTypeArguments().length - 1];
      if (raw == Optional.class) return of(last);
      if (Collection.class.isAssignableFrom(raw)) return new ListOf(of(last), false, false);
      if (Map.class.isAssignableFrom(raw)) return new MapOf(of(last));
    }
    if (type instanceof Class<?> plain) return of(plain);
    throw new IllegalStateException(type + " is not among the values of acts");
  }

  private Form of(Class<?> type) {
    if (TEXTS.contains(type)) return new Text(type);
    if (type == boolean.class) return new Flag();
    if (type == int.class || type == long.class || type == Integer.class) return new Whole();
    if (type.isEnum())
      return new Choice(Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
    if (!named.containsKey(type)) {
      named.put(type, new Flag()); // so that what holds itself comes to an end
      named.put(type, whole(type));
    }
    return new Named(type);
  }

  private Form whole(Class<?> type) {
    var either = EITHER.get(type);
    if (either != null) return new TextOr(type, object(either));
    var family = ActModule.FAMILIES.get(type);
    return family == null ? fields(type) : oneOf(family);
  }

  private Form object(Either<?, ?> either) {
    var object = either.shape().object().getType();
    return object instanceof Class<?> plain ? fields(plain) : of(object);
  }

  private Form oneOf(Class<?> family) {
    var told = family.getAnnotation(JsonTypeInfo.class).property();
    var kinds = new LinkedHashMap<String, Kind>();
    for (var kind : family.getAnnotation(JsonSubTypes.class).value())
      kinds.put(
          kind.name().isEmpty() ? kind.value().getSimpleName() : kind.name(),
          new Kind(kind.value(), fields(kind.value())));
    return new OneOf(told.isEmpty() ? Optional.empty() : Optional.of(told), kinds);
  }
}
