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
import java.util.Map;
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

  /// Values that are one text.
  static final List<Literal<?>> LITERALS =
      List.of(
          Literal.of(Id.class, Id::of),
          Literal.of(UserId.class, UserId::new),
          Literal.of(Decimal.class, Decimal::new),
          Literal.of(Proposition.class, Proposition::parse),
          Literal.of(UUID.class, ActModule::uuid),
          Literal.of(OffsetDateTime.class, ActModule::moment),
          Literal.of(LocalDate.class, ActModule::date),
          Literal.of(Duration.class, Lengths::duration),
          Literal.of(Period.class, Lengths::period),
          Literal.of(ZoneId.class, ZoneId::of));

  /// Values that are a text or an object.
  static final List<Either<?, ?>> EITHER =
      List.of(
          Either.of(Actor.class, Either.Shape.ACTOR),
          Either.of(SpeakingCapacity.class, Either.Shape.CAPACITY),
          Either.of(KeyRef.class, Either.Shape.KEY),
          Either.of(MandateAct.Scope.class, Either.Shape.SCOPE),
          Either.of(Accession.class, Either.Shape.ACCESSION),
          Either.of(When.class, Either.Shape.WHEN),
          Either.of(Words.class, Either.Shape.WORDS));

  /// Values of several kinds, each with what they are told apart by.
  static final Map<Class<?>, Class<?>> FAMILIES =
      Map.of(
          Term.class, ByKind.class,
          Link.class, LinkByShape.class,
          Expr.class, ExprByShape.class,
          Rule.class, RuleByShape.class);

  /// The one list that may stand as its only element.
  static final String ONE_OR_SEVERAL = "replaces";

  public ActModule() {
    super("act");
    LITERALS.forEach(literal -> literal.in(this));
    EITHER.forEach(either -> either.in(this));
    FAMILIES.forEach(this::setMixInAnnotation);
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
