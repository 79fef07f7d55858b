package ledger.bench.record;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/// Hands over what is written already. Reads nothing.
final class ReadySerializer implements Serializer {

  private static final SerializedType META =
      new SimpleSerializedType(MetaData.class.getName(), null);

  private final Converter converter = new ChainingConverter();

  @Override
  public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
    return object instanceof Ready(var type, var payload)
        ? new SimpleSerializedObject<>(
            converter.convert(payload, representation),
            representation,
            new SimpleSerializedType(type, null))
        : new SimpleSerializedObject<>(
            converter.convert(Ready.META_BYTES, representation), representation, META);
  }

  @Override
  public <T> boolean canSerializeTo(Class<T> representation) {
    return converter.canConvert(byte[].class, representation);
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // Axon's signature
  public <S, T> T deserialize(SerializedObject<S> stored) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    throw new UnsupportedOperationException();
  }

  @Override
  @SuppressWarnings("rawtypes") // Axon's signature
  public SerializedType typeForClass(Class type) {
    return META;
  }

  @Override
  public Converter getConverter() {
    return converter;
  }
}
