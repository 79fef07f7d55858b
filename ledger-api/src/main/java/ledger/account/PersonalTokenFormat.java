package ledger.account;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ledger.account.PersonalTokens.Wanted;
import ledger.administration.TokenScope;
import ledger.administration.TokenScope.Use;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.value.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads which personal token somebody asks for, as strictly as an act; what cannot be read is told
/// with its place.
@Component
class PersonalTokenFormat {

  static final int LARGEST = 4096;

  private static final String NAME = "name";
  private static final String MAY = "may";
  private static final String NEGOTIATION = "negotiation";
  private static final String EXPIRES = "expires";

  /// What may be said of a token that is wanted.
  ///
  /// @param may READ unless it is said
  /// @param negotiation the only one; every one unless it is said
  record Form(
      Id name,
      Optional<Set<Use>> may,
      Optional<Id> negotiation,
      Optional<OffsetDateTime> expires) {}

  private static final List<String> FIELDS =
      Arrays.stream(Form.class.getRecordComponents()).map(part -> part.getName()).toList();
  private static final List<String> ID = List.of("1 to 64 of letters, digits and . _ -");

  private final Clock clock;
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  PersonalTokenFormat(Clock clock) {
    this.clock = clock;
  }

  /// @throws WrongQuestion where it is none
  Wanted read(byte[] body) {
    var sent = object(body);
    for (var name : sent.propertyNames())
      if (!FIELDS.contains(name))
        throw new WrongQuestion(RequestProblems.noFieldOfToken(name, FIELDS));
    if (!sent.has(NAME)) throw new WrongQuestion(RequestProblems.tokenWithoutName(ID));
    var name = id(NAME, sent.get(NAME));
    var negotiation = Optional.ofNullable(sent.get(NEGOTIATION)).map(n -> id(NEGOTIATION, n));
    return new Wanted(name, new TokenScope(may(sent.get(MAY)), negotiation), expires(sent));
  }

  private ObjectNode object(byte[] body) {
    try {
      if (body.length <= LARGEST && json.readTree(body) instanceof ObjectNode object) return object;
    } catch (JacksonException _) {
      // told as what is no object
    }
    throw new WrongQuestion(RequestProblems.noTokenWanted(FIELDS));
  }

  private static Id id(String field, JsonNode sent) {
    return Optional.of(sent)
        .filter(JsonNode::isString)
        .flatMap(text -> Id.parse(text.asString()))
        .orElseThrow(() -> wrong(field, sent, ID));
  }

  private static Set<Use> may(@Nullable JsonNode sent) {
    if (sent == null) return Set.of(Use.READ);
    var uses = EnumSet.noneOf(Use.class);
    for (var use : Use.values())
      if (sent.isArray() && sent.valueStream().anyMatch(one -> is(use, one))) uses.add(use);
    if (uses.isEmpty() || uses.size() != sent.size())
      throw wrong(MAY, sent, List.of("[\"READ\"]", "[\"WRITE\"]", "[\"READ\", \"WRITE\"]"));
    return uses;
  }

  private static boolean is(Use use, JsonNode sent) {
    return sent.isString() && sent.asString().equals(use.name());
  }

  private Instant expires(ObjectNode sent) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var given = sent.get(EXPIRES);
    if (given == null) return now.plus(PersonalTokens.USUAL);
    return Optional.of(given)
        .filter(JsonNode::isString)
        .flatMap(text -> instant(text.asString()))
        .filter(end -> end.isAfter(now) && !end.isAfter(now.plus(PersonalTokens.LONGEST)))
        .orElseThrow(() ->
            wrong(
                EXPIRES,
                given,
                List.of(
                    "a date and time with an offset, later than now, at most %d days ahead: %s"
                        .formatted(
                            PersonalTokens.LONGEST.toDays(), now.plus(PersonalTokens.USUAL)))));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static WrongQuestion wrong(String field, JsonNode given, List<String> expected) {
    var text = given.toString();
    return new WrongQuestion(
        RequestProblems.fieldOfToken(
            field, text.length() <= 120 ? text : text.substring(0, 120) + "…", expected));
  }
}
