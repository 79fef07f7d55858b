package ledger.record.axon;

import ledger.act.Event;
import ledger.act.UserId;
import ledger.log.Identity;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
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

/// Lets Axon write events in their stored form ([EntryFormat]), under their stored names.
///
/// No class name reaches the record.
public final class ActSerializer implements Serializer {

  /// The type that Axon asks for when it reads an event's metadata; it is not stored.
  private static final String META_DATA = MetaData.class.getName();

  /// In the place of a stored name, where the payload was taken away; it is not stored.
  static final String WITHOUT_PAYLOAD = "without-payload";

  private final EntryFormat format;
  private final Converter converter = new ChainingConverter();

  public ActSerializer(EntryFormat format) {
    this.format = format;
  }

  /// Whoever put an act on record, from the metadata of its command or its event.
  public static UserId recordedBy(MetaData metaData) {
    if (metaData.get(EntryFormat.RECORDED_BY) instanceof String user) return new UserId(user);
    throw new SerializationException("the metadata names no " + EntryFormat.RECORDED_BY);
  }

  @Override
  public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
    if (object == null) throw new SerializationException("nothing to write");
    var bytes =
        switch (object) {
          case Event event -> format.payload(event);
          case MetaData metaData -> format.meta(metaData);
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
    if (name.equals(META_DATA)) return (T) MetaData.from(format.added(bytes));
    if (name.equals(WITHOUT_PAYLOAD))
      return (T) format.withoutPayload(Identity.decode(bytes).orElseThrow());
    return (T)
        format
            .event(name, bytes)
            .<Object>map(event -> event)
            .orElseGet(() -> new UnknownSerializedType(this, stored));
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    if (type.getName().equals(META_DATA)) return MetaData.class;
    if (type.getName().equals(WITHOUT_PAYLOAD)) return Event.WithoutPayload.class;
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
