package ledger.act.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.MandateAct;
import ledger.act.Proposition;
import ledger.act.SpeakingCapacity;
import ledger.act.UserId;
import ledger.terms.Accession;
import ledger.terms.Commitment;
import ledger.terms.DurationClause;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.terms.Lengths;
import ledger.terms.Link;
import ledger.terms.Linkage;
import ledger.terms.Power;
import ledger.terms.Rule;
import ledger.terms.Term;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;
import ledger.value.Words;
import tools.jackson.databind.module.SimpleModule;

/// How the values of an act look in JSON, in acts and in answers alike.
public final class ActModule extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final String YEARS = "years are 1 to 9999";

  public ActModule() {
    super("act");
    Literal.of(Id.class, Id::of).in(this);
    Literal.of(UserId.class, UserId::new).in(this);
    Literal.of(Decimal.class, Decimal::new).in(this);
    Literal.of(Proposition.class, Proposition::parse).in(this);
    Literal.of(UUID.class, ActModule::uuid).in(this);
    Literal.of(OffsetDateTime.class, ActModule::moment).in(this);
    Literal.of(LocalDate.class, ActModule::date).in(this);
    Literal.of(Duration.class, Lengths::duration).in(this);
    Literal.of(Period.class, Lengths::period).in(this);
    Literal.of(ZoneId.class, ZoneId::of).in(this);
    Either.of(Actor.class, Either.Shape.ACTOR).in(this);
    Either.of(SpeakingCapacity.class, Either.Shape.CAPACITY).in(this);
    Either.of(KeyRef.class, Either.Shape.KEY).in(this);
    Either.of(MandateAct.Scope.class, Either.Shape.SCOPE).in(this);
    Either.of(Accession.class, Either.Shape.ACCESSION).in(this);
    Either.of(When.class, Either.Shape.WHEN).in(this);
    Either.of(Words.class, Either.Shape.WORDS).in(this);
    setMixInAnnotation(Term.class, ByKind.class);
    setMixInAnnotation(Link.class, LinkByShape.class);
    setMixInAnnotation(Expr.class, ExprByShape.class);
    setMixInAnnotation(Rule.class, RuleByShape.class);
    setMixInAnnotation(AdvanceReading.class, OneOrSeveral.class);
  }

  /// Most readings that replace any replace one.
  private interface OneOrSeveral {
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    List<Id> replaces();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Commitment.class, name = "COMMITMENT"),
    @JsonSubTypes.Type(value = Linkage.class, name = "LINKAGE"),
    @JsonSubTypes.Type(value = Power.class, name = "POWER"),
    @JsonSubTypes.Type(value = DurationClause.class, name = "DURATION"),
    @JsonSubTypes.Type(value = Term.Recital.class, name = "RECITAL"),
    @JsonSubTypes.Type(value = Term.Definition.class, name = "DEFINITION"),
    @JsonSubTypes.Type(value = Term.Procedure.class, name = "PROCEDURE")
  })
  private interface ByKind {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({
    @JsonSubTypes.Type(Link.After.class),
    @JsonSubTypes.Type(Link.Parallel.class),
    @JsonSubTypes.Type(Link.Tender.class),
    @JsonSubTypes.Type(Link.On.class)
  })
  private interface LinkByShape {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({
    @JsonSubTypes.Type(Expr.Performed.class),
    @JsonSubTypes.Type(Expr.Ready.class),
    @JsonSubTypes.Type(Expr.InForce.class),
    @JsonSubTypes.Type(Expr.Occurred.class),
    @JsonSubTypes.Type(Expr.Found.class),
    @JsonSubTypes.Type(Expr.Date.class),
    @JsonSubTypes.Type(Expr.All.class),
    @JsonSubTypes.Type(Expr.Any.class),
    @JsonSubTypes.Type(Expr.Count.class),
    @JsonSubTypes.Type(Expr.Within.class)
  })
  private interface ExprByShape {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({
    @JsonSubTypes.Type(Rule.AllConsent.class),
    @JsonSubTypes.Type(Rule.ConsentOf.class),
    @JsonSubTypes.Type(Rule.NOf.class),
    @JsonSubTypes.Type(Rule.OnDate.class),
    @JsonSubTypes.Type(Rule.On.class),
    @JsonSubTypes.Type(Rule.AllOf.class),
    @JsonSubTypes.Type(Rule.AnyOf.class)
  })
  private interface RuleByShape {}

  /// In years 1 to 9999, also in UTC: what every other calendar, format and database can hold.
  static OffsetDateTime moment(String text) {
    var moment = OffsetDateTime.parse(text);
    if (!isYear(moment.getYear())
        || !isYear(moment.withOffsetSameInstant(ZoneOffset.UTC).getYear()))
      throw new Malformed(YEARS);
    return moment;
  }

  private static LocalDate date(String text) {
    var date = LocalDate.parse(text);
    if (!isYear(date.getYear())) throw new Malformed(YEARS);
    return date;
  }

  private static boolean isYear(int year) {
    return year >= 1 && year <= 9999;
  }

  /// UUID.fromString takes shorter forms, which would give one act two names.
  private static UUID uuid(String text) {
    var uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) throw new Malformed("not the 36-character form");
    return uuid;
  }
}
