package ledger.act.json;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// A value that is one JSON string, and that its own factory accepts or refuses.
record Literal<T>(Class<T> type, Function<String, T> parse) {

  static <T> Literal<T> of(Class<T> type, Function<String, T> parse) {
    return new Literal<>(type, parse);
  }

  void in(SimpleModule module) {
    module.addDeserializer(type, new Reader());
    module.addSerializer(type, new Writer());
  }

  private final class Reader extends StdScalarDeserializer<T> {
    private Reader() {
      super(type);
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() != JsonToken.VALUE_STRING)
        return context.reportInputMismatch(type, "a string was expected");
      var text = parser.getString();
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException e) {
        throw new NotTaken(parser, type, e);
      } catch (DateTimeException e) {
        throw new NotTaken(parser, type, e);
      }
    }
  }

  private final class Writer extends StdScalarSerializer<T> {
    private Writer() {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.toString());
    }
  }
}
