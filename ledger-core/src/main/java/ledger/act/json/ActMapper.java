package ledger.act.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.Envelope;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.ChangeCapacity;
import ledger.value.ZoneName;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
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

  /// Says which act it is, and has the fields of the envelope beside the act's own.
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = ActFormat.ACT)
  private interface Flat {
    @JsonUnwrapped
    Envelope envelope();
  }

  /// Of an act without its payload: which act it was, and its id.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
  @JsonIncludeProperties({ActFormat.ACT, "envelope"})
  private interface NameAndId {
    @JsonProperty(ActFormat.ACT)
    String name();

    @JsonUnwrapped
    @JsonIgnoreProperties("mode")
    Envelope envelope();
  }

  /// Where both have a capacity, it is the act's.
  private interface OfItsOwnCapacity {
    @JsonUnwrapped
    @JsonIgnoreProperties("capacity")
    Envelope envelope();
  }

  /// For writing alone, also into what somebody else is writing.
  static JsonMapper flat() {
    return create()
        .rebuild()
        .addMixIn(Act.class, Flat.class)
        .addMixIn(ActWithoutPayload.class, NameAndId.class)
        .addMixIn(AdmitParticipant.class, OfItsOwnCapacity.class)
        .addMixIn(ChangeCapacity.class, OfItsOwnCapacity.class)
        .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
        .build();
  }

  /// For what is sent: nothing stands for a text there, and a zone has one of the names that
  /// everybody knows. What is on record is read with [#create].
  static JsonMapper ofSent() {
    var zones = new SimpleModule("zones of what is sent");
    Literal.of(ZoneId.class, ZoneName::read).in(zones);
    return create()
        .rebuild()
        .addModule(zones)
        .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
        .build();
  }

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
            .changeDefaultPropertyInclusion(_ ->
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS))
            .changeDefaultVisibility(
                v -> v.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE)) // components only
            .addModule(new ActModule());
    for (var collection : List.of(List.class, Set.class, Map.class))
      builder.withConfigOverride(
          collection,
          o -> o.setNullHandling(JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL)));
    return builder.build();
  }
}
