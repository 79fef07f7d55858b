package ledger.act.json;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ledger.act.Actor;
import ledger.act.MandateAct;
import ledger.act.SpeakingCapacity;
import ledger.record.Vocabulary;
import ledger.terms.Accession;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;
import ledger.value.Words;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// A value that is a plain string in the common case and an object in the other.
///
/// | value | string | object |
/// |--|--|--|
/// | Actor | `"azerbaijan"` | `{"anonymous":"anon-1"}` |
/// | SpeakingCapacity | `"EX_OFFICIO"` | `{"mandated":"m1"}` |
/// | KeyRef | `"tA"` | `{"agreement":"T","key":"tA"}` |
/// | When | an instant, `"2023-09-12T14:10+04:00"` | `{"from":…,"to":…,"precision":…}` |
/// | Words | text in a language not said | `{"en":"…"}` |
/// | Scope | the name of an act | `{"agreement":"T"}`, `{"place":"quay"}` |
/// | Accession | `"CLOSED"`, `"OPEN"` | `{"listed":[…]}`, `{"from":…,"until":…}` |
record Either<T, O>(Class<T> type, Shape<T, O> shape) {

  /// The language of a text of which none is said (BCP 47).
  static final String UNDETERMINED = "und";

  /// How a value is told from a string or an object, and what is written for it.
  ///
  /// @param object what the object form is bound to before it is made a value
  record Shape<T, O>(
      TypeReference<O> object,
      java.util.function.Function<String, T> fromString,
      java.util.function.Function<O, T> fromObject,
      java.util.function.Function<T, Object> written) {

    record Handle(Id anonymous) {}

    record Mandate(Id mandated) {}

    record QualifiedKey(Id agreement, Id key) {}

    record Stretch(
        Optional<OffsetDateTime> from,
        Optional<OffsetDateTime> to,
        When.Precision precision,
        Optional<ZoneId> zone) {}

    static final Shape<Actor, Handle> ACTOR =
        new Shape<>(
            new TypeReference<>() {},
            Actor::named,
            handle -> new Actor.Anonymous(handle.anonymous()),
            actor ->
                switch (actor) {
                  case Actor.Named(var id) -> id;
                  case Actor.Anonymous(var handle) -> new Handle(handle);
                });

    static final Shape<SpeakingCapacity, Mandate> CAPACITY =
        new Shape<>(
            new TypeReference<>() {},
            Shape::plainCapacity,
            mandate -> new SpeakingCapacity.Mandated(mandate.mandated()),
            capacity ->
                switch (capacity) {
                  case SpeakingCapacity.Plain plain -> plain.name();
                  case SpeakingCapacity.Mandated(var mandate) -> new Mandate(mandate);
                });

    static final Shape<KeyRef, QualifiedKey> KEY =
        new Shape<>(
            new TypeReference<>() {},
            KeyRef::bare,
            q -> KeyRef.of(q.agreement(), q.key()),
            ref ->
                ref.agreement()
                    .<Object>map(agreement -> new QualifiedKey(agreement, ref.key()))
                    .orElse(ref.key()));

    static final Shape<When, Stretch> WHEN =
        new Shape<>(
            new TypeReference<>() {},
            text -> When.at(ActModule.moment(text)),
            s -> new When(s.from(), s.to(), s.precision(), s.zone()),
            w -> new Stretch(w.from(), w.to(), w.precision(), w.zone()));

    static final Shape<Words, SortedMap<String, String>> WORDS =
        new Shape<>(
            new TypeReference<>() {},
            text -> Words.of(UNDETERMINED, text),
            Words::new,
            words -> new TreeMap<>(words.byLanguage()));

    record ScopeObject(Optional<Id> agreement, Optional<Id> place) {
      ScopeObject {
        Malformed.unless(
            agreement.isPresent() != place.isPresent(),
            "a scope is the name of an act, {\"agreement\": \"its id\"} or {\"place\": \"its id\"}");
      }
    }

    record AccessionObject(List<Id> listed, Optional<When> from, Optional<When> until) {}

    static final Shape<MandateAct.Scope, ScopeObject> SCOPE =
        new Shape<>(
            new TypeReference<>() {},
            Shape::actScope,
            o ->
                o.agreement()
                    .<MandateAct.Scope>map(MandateAct.Scope.InAgreement::new)
                    .orElseGet(() -> new MandateAct.Scope.AtPlace(o.place().orElseThrow())),
            scope ->
                switch (scope) {
                  case MandateAct.Scope.OfAct(var act) -> act;
                  case MandateAct.Scope.InAgreement(var agreement) ->
                      new ScopeObject(Optional.of(agreement), Optional.empty());
                  case MandateAct.Scope.AtPlace(var place) ->
                      new ScopeObject(Optional.empty(), Optional.of(place));
                });

    static final Shape<Accession, AccessionObject> ACCESSION =
        new Shape<>(
            new TypeReference<>() {},
            Shape::plainAccession,
            o ->
                o.listed().isEmpty()
                    ? new Accession.Open(o.from(), o.until())
                    : new Accession.Listed(o.listed()),
            accession ->
                switch (accession) {
                  case Accession.Closed _ -> "CLOSED";
                  case Accession.Listed(var listed) ->
                      new AccessionObject(listed, Optional.empty(), Optional.empty());
                  case Accession.Open(var from, var until) ->
                      from.isEmpty() && until.isEmpty()
                          ? "OPEN"
                          : new AccessionObject(List.of(), from, until);
                });

    private static MandateAct.Scope actScope(String name) {
      Malformed.unless(
          Vocabulary.ofAct(name).isPresent(), "\"" + name + "\" is the name of no act");
      return new MandateAct.Scope.OfAct(name);
    }

    private static Accession plainAccession(String name) {
      return switch (name) {
        case "CLOSED" -> new Accession.Closed();
        case "OPEN" -> new Accession.Open(Optional.empty(), Optional.empty());
        case String _ ->
            throw new Malformed(
                "\"CLOSED\", \"OPEN\", {\"listed\": […]} or {\"from\": …, \"until\": …}");
      };
    }

    private static SpeakingCapacity plainCapacity(String name) {
      return Arrays.stream(SpeakingCapacity.Plain.values())
          .filter(plain -> plain.name().equals(name))
          .findFirst()
          .orElseThrow(() ->
              new Malformed(
                  "one of "
                      + Arrays.toString(SpeakingCapacity.Plain.values())
                      + ", or {\"mandated\": \"the mandate's id\"}"));
    }
  }

  static <T, O> Either<T, O> of(Class<T> type, Shape<T, O> shape) {
    return new Either<>(type, shape);
  }

  void in(SimpleModule module) {
    module.addDeserializer(type, new Reader());
    module.addSerializer(type, new Writer());
  }

  private final class Reader extends StdDeserializer<T> {
    private Reader() {
      super(type);
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      var token = parser.currentToken();
      try {
        if (token == JsonToken.VALUE_STRING) return shape.fromString().apply(parser.getString());
        if (token == JsonToken.START_OBJECT) {
          var type = context.getTypeFactory().constructType(shape.object());
          return shape.fromObject().apply(context.<O>readValue(parser, type));
        }
      } catch (Malformed e) {
        throw new NotTaken(parser, type, e);
      } catch (DateTimeException e) {
        throw new NotTaken(parser, type, e);
      }
      return context.reportInputMismatch(type, "a string or an object was expected");
    }
  }

  private final class Writer extends StdSerializer<T> {
    private Writer() {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      context.writeValue(out, shape.written().apply(value));
    }
  }
}
