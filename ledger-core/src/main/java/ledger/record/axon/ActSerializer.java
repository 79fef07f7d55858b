package ledger.record.axon;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import ledger.act.Event;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.record.Vocabulary;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Writes an event as the accepted act in canonical JSON, under the event's stored name.
///
/// No class name reaches the record. Metadata is a flat object of strings.
public final class ActSerializer implements Serializer {

  /// Metadata key: the user who put the act on record.
  public static final String RECORDED_BY = "recordedBy";

  /// The type that Axon asks for when it reads an event's metadata; it is not stored.
  public static final String META_DATA = MetaData.class.getName();

  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

  private final ActFormat format;
  private final JsonMapper strings = JsonMapper.builder().build();
  private final Converter converter = new ChainingConverter();

  public ActSerializer(ActFormat format) {
    this.format = format;
  }

  /// Whoever put an act on record, from the metadata of its command or its event.
  public static UserId recordedBy(MetaData metaData) {
    if (metaData.get(RECORDED_BY) instanceof String user) return new UserId(user);
    throw new SerializationException("the metadata names no " + RECORDED_BY);
  }

  @Override
  public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
    if (object == null) throw new SerializationException("nothing to write");
    var bytes =
        switch (object) {
          case Event event -> format.write(event.act());
          case MetaData metaData -> strings.writeValueAsBytes(new TreeMap<>(metaData));
          default ->
              throw new SerializationException(object.getClass() + " is no event of the ledger");
        };
    return new SimpleSerializedObject<>(
        converter.convert(bytes, representation), representation, typeForClass(object.getClass()));
  }

  @Override
  public <T> boolean canSerializeTo(Class<T> representation) {
    return converter.canConvert(byte[].class, representation);
  }

  @Override
  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // Axon asks for whatever type the stored name stands for
  public <S, T> T deserialize(SerializedObject<S> stored) {
    var bytes = converter.convert(stored.getData(), stored.getContentType(), byte[].class);
    var name = stored.getType().getName();
    if (name.equals(META_DATA)) return (T) MetaData.from(strings.readValue(bytes, STRINGS));
    return (T)
        Vocabulary.ofStored(name)
            .<Object>map(entry -> entry.happened(read(name, bytes).act()))
            .orElseGet(() -> new UnknownSerializedType(this, stored));
  }

  private Read read(String name, byte[] bytes) {
    return switch (format.read(bytes)) {
      case Read read -> read;
      case Unread(var why) ->
          throw new SerializationException(
              "stored "
                  + name
                  + " is no act: "
                  + why
                  + " in "
                  + new String(bytes, StandardCharsets.UTF_8));
    };
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    if (type.getName().equals(META_DATA)) return MetaData.class;
    return Vocabulary.ofStored(type.getName())
        .<Class<?>>map(Vocabulary.Entry::event)
        .orElse(UnknownSerializedType.class);
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // an Axon signature without its type parameter
  public SerializedType typeForClass(@Nullable Class type) {
    return new SimpleSerializedType(
        type != null && Event.class.isAssignableFrom(type)
            ? Vocabulary.of(type).storedName()
            : META_DATA,
        null);
  }

  @Override
  public Converter getConverter() {
    return converter;
  }
}
