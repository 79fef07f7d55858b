package ledger.act.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Envelope;
import ledger.act.json.Unreadable.MissingField;
import ledger.act.json.Unreadable.UnknownField;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everything that is wrong with an act that could not be read, and not the first of it alone: its
/// parts are read one by one, by what reads the whole.
///
/// @param found what is known already; what is found goes behind it, each place once
record AllFaults(JsonMapper mapper, ReadingFaults faults, List<Unreadable> found) {

  private static final int MOST = 20;
  private static final String ENVELOPE = "envelope";

  /// What is wrong with some fields of an envelope.
  static List<Unreadable> inEnvelope(JsonNode fields) {
    var all = new AllFaults(ActMapper.ofSent(), new ReadingFaults(), new ArrayList<>());
    for (var part : Envelope.class.getRecordComponents())
      if (!ReadingFaults.absent(fields.path(part.getName())))
        all.value(all.type(part.getGenericType()), fields.path(part.getName()), part.getName());
    return all.found();
  }

  void in(Class<?> act, JsonNode nested) {
    for (var part : act.getRecordComponents())
      if (!part.getName().equals(ENVELOPE))
        field(part.getName(), part.getName(), type(part.getGenericType()), nested);
    for (var part : Envelope.class.getRecordComponents())
      field(part.getName(), part.getName(), type(part.getGenericType()), nested.path(ENVELOPE));
  }

  private JavaType type(java.lang.reflect.Type type) {
    return mapper.constructType(type);
  }

  /// @param path to the field, from the act
  private void field(String name, String path, JavaType type, JsonNode object) {
    var value = object.path(name);
    if (!ReadingFaults.absent(value)) value(type, value, path);
    else if (isNeeded(type))
      add(new MissingField(path, ReadingFaults.expected(type.getRawClass())));
  }

  private static boolean isNeeded(JavaType type) {
    return !Optional.class.equals(type.getRawClass())
        && !Collection.class.isAssignableFrom(type.getRawClass())
        && !Map.class.isAssignableFrom(type.getRawClass())
        && !boolean.class.equals(type.getRawClass());
  }

  private void value(JavaType type, JsonNode value, String path) {
    if (found.size() >= MOST) return;
    int before = found.size();
    parts(type, value, path);
    if (found.size() > before) return;
    try {
      mapper.treeToValue(value, type);
    } catch (JacksonException e) {
      add(faults.of(e, value, path));
    }
  }

  private void parts(JavaType type, JsonNode value, String path) {
    if (type.getRawClass().equals(Optional.class)) value(type.containedType(0), value, path);
    else if (type.isCollectionLikeType() && value.isArray()) {
      int index = 0;
      for (var element : value)
        if (!element.isNull()) value(type.getContentType(), element, path + "[" + index++ + "]");
        else index++;
    } else if (value.isObject()) object(type.getRawClass(), value, path);
  }

  private void object(Class<?> type, JsonNode value, String path) {
    if (ActModule.FAMILIES.containsKey(type)) {
      var family = (Form.OneOf) Forms.ALL.named(type);
      family.of(value).ifPresent(kind -> record(kind.type(), family.told(), value, path));
    } else if (type.isRecord() && ActModule.EITHER.stream().noneMatch(e -> e.type().equals(type)))
      record(type, Optional.empty(), value, path);
  }

  /// @param told a field beside those of the record
  private void record(Class<?> type, Optional<String> told, JsonNode value, String path) {
    var parts = type.getRecordComponents();
    var known = Stream.of(parts).map(part -> part.getName()).sorted().toList();
    for (var name : value.propertyNames())
      if (!known.contains(name) && !told.equals(Optional.of(name)))
        add(new UnknownField(ReadingFaults.dotted(path, name), known));
    for (var part : parts)
      field(
          part.getName(),
          ReadingFaults.dotted(path, part.getName()),
          type(part.getGenericType()),
          value);
  }

  private void add(Unreadable fault) {
    var place = fault.place();
    if (found.size() < MOST && found.stream().noneMatch(one -> one.place().equals(place)))
      found.add(fault);
  }
}
