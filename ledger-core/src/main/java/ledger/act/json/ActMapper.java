package ledger.act.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.Decimal;
import ledger.act.Id;
import ledger.act.Malformed;
import ledger.act.Proposition;
import ledger.act.SpeakingCapacity;
import ledger.act.UserId;
import ledger.act.When;
import ledger.act.Words;
import ledger.terms.Commitment;
import ledger.terms.KeyRef;
import ledger.terms.Link;
import ledger.terms.Linkage;
import ledger.terms.Term;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// Jackson, told to take an act literally: nothing unknown, nothing twice, nothing converted.
///
/// A component that is no Optional, list or flag has to be there; the records say the rest.
final class ActMapper {

  private ActMapper() {}

  static JsonMapper create() {
    var builder =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(
                DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .withCoercionConfig(
                LogicalType.Textual,
                c ->
                    c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                LogicalType.Enum,
                c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .changeDefaultPropertyInclusion(
                _ ->
                    JsonInclude.Value.construct(
                        JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS))
            .addModule(values())
            .addMixIn(Term.class, ByKind.class)
            .addMixIn(Link.class, ByShape.class);
    for (var collection : List.of(List.class, Set.class, Map.class))
      builder.withConfigOverride(
          collection, o -> o.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    return builder.build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Commitment.class, name = "COMMITMENT"),
    @JsonSubTypes.Type(value = Linkage.class, name = "LINKAGE"),
    @JsonSubTypes.Type(value = Term.Recital.class, name = "RECITAL"),
    @JsonSubTypes.Type(value = Term.Definition.class, name = "DEFINITION"),
    @JsonSubTypes.Type(value = Term.Procedure.class, name = "PROCEDURE")
  })
  private interface ByKind {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({
    @JsonSubTypes.Type(Link.After.class),
    @JsonSubTypes.Type(Link.Parallel.class),
    @JsonSubTypes.Type(Link.Tender.class)
  })
  private interface ByShape {}

  private static SimpleModule values() {
    var module = new SimpleModule("act");
    Literal.of(Id.class, Id::of).in(module);
    Literal.of(UserId.class, UserId::new).in(module);
    Literal.of(Decimal.class, Decimal::new).in(module);
    Literal.of(Proposition.class, Proposition::parse).in(module);
    Literal.of(UUID.class, ActMapper::uuid).in(module);
    Literal.of(OffsetDateTime.class, OffsetDateTime::parse).in(module);
    Literal.of(LocalDate.class, LocalDate::parse).in(module);
    Literal.of(Duration.class, Duration::parse).in(module);
    Literal.of(ZoneId.class, ZoneId::of).in(module);
    Either.of(Actor.class, Either.Shape.ACTOR).in(module);
    Either.of(SpeakingCapacity.class, Either.Shape.CAPACITY).in(module);
    Either.of(KeyRef.class, Either.Shape.KEY).in(module);
    Either.of(When.class, Either.Shape.WHEN).in(module);
    Either.of(Words.class, Either.Shape.WORDS).in(module);
    return module;
  }

  /// UUID.fromString takes shorter forms, which would give one act two names.
  private static UUID uuid(String text) {
    var uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) throw new Malformed("not the 36-character form");
    return uuid;
  }
}
