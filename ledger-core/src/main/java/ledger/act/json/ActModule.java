package ledger.act.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
import tools.jackson.databind.module.SimpleModule;

/// How the values of an act look in JSON, in acts and in answers alike.
public final class ActModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public ActModule() {
    super("act");
    Literal.of(Id.class, Id::of).in(this);
    Literal.of(UserId.class, UserId::new).in(this);
    Literal.of(Decimal.class, Decimal::new).in(this);
    Literal.of(Proposition.class, Proposition::parse).in(this);
    Literal.of(UUID.class, ActModule::uuid).in(this);
    Literal.of(OffsetDateTime.class, ActModule::moment).in(this);
    Literal.of(LocalDate.class, LocalDate::parse).in(this);
    Literal.of(Duration.class, ActModule::duration).in(this);
    Literal.of(ZoneId.class, ZoneId::of).in(this);
    Either.of(Actor.class, Either.Shape.ACTOR).in(this);
    Either.of(SpeakingCapacity.class, Either.Shape.CAPACITY).in(this);
    Either.of(KeyRef.class, Either.Shape.KEY).in(this);
    Either.of(When.class, Either.Shape.WHEN).in(this);
    Either.of(Words.class, Either.Shape.WORDS).in(this);
    setMixInAnnotation(Term.class, ByKind.class);
    setMixInAnnotation(Link.class, ByShape.class);
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

  static OffsetDateTime moment(String text) {
    var moment = OffsetDateTime.parse(text);
    if (moment.getYear() < 1 || moment.getYear() > 9999) throw new Malformed("years are 1 to 9999");
    return moment;
  }

  private static Duration duration(String text) {
    var duration = Duration.parse(text);
    if (duration.isNegative()) throw new Malformed("a duration is not negative");
    return duration;
  }

  /// UUID.fromString takes shorter forms, which would give one act two names.
  private static UUID uuid(String text) {
    var uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) throw new Malformed("not the 36-character form");
    return uuid;
  }
}
