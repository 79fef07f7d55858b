package ledger.account;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ledger.account.PersonalTokens.Wanted;
import ledger.administration.TokenScope;
import ledger.administration.TokenScope.Use;
import ledger.problem.FormProblems;
import ledger.problem.WrongQuestion;
import ledger.request.RequestForm;
import ledger.value.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads which personal token somebody asks for, as strictly as an act; what cannot be read is told
/// with its place.
@Component
class PersonalTokenFormat {

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

  private static final RequestForm FORM = new RequestForm(Form.class, FormProblems.TOKEN);

  private final Clock clock;

  PersonalTokenFormat(Clock clock) {
    this.clock = clock;
  }

  /// @throws WrongQuestion where it is none
  Wanted read(InputStream body) throws IOException {
    var sent = FORM.read(body);
    if (!sent.has(NAME)) throw FORM.missing(NAME, RequestForm.ID);
    var name = FORM.id(NAME, sent.get(NAME));
    var negotiation = Optional.ofNullable(sent.get(NEGOTIATION)).map(n -> FORM.id(NEGOTIATION, n));
    return new Wanted(name, new TokenScope(may(sent.get(MAY)), negotiation), expires(sent));
  }

  private static Set<Use> may(@Nullable JsonNode sent) {
    if (sent == null) return Set.of(Use.READ);
    var uses = EnumSet.noneOf(Use.class);
    for (var use : Use.values())
      if (sent.isArray() && sent.valueStream().anyMatch(one -> is(use, one))) uses.add(use);
    if (uses.isEmpty() || uses.size() != sent.size())
      throw FORM.unreadable(
          MAY, sent, List.of("[\"READ\"]", "[\"WRITE\"]", "[\"READ\", \"WRITE\"]"));
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
            FORM.unreadable(
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
}
