package ledger.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.names.Names;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.terms.Lasting;
import ledger.terms.Link;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.When.Precision;
import ledger.value.Words;

/// How values are put into words on a page, in the reader's language.
public record Shown(Names names, Locale locale) {

  public String name(Id referent) {
    return names.of(referent);
  }

  public String name(Actor actor) {
    return switch (actor) {
      case Actor.Named(var id) -> name(id);
      case Actor.Anonymous(var handle) -> handle.value();
    };
  }

  public String actors(List<Actor> actors) {
    return actors.stream().map(this::name).collect(Collectors.joining(", "));
  }

  public String referents(List<Id> referents) {
    return referents.stream().map(this::name).collect(Collectors.joining(", "));
  }

  public String text(Words words) {
    return words.in(locale.getLanguage());
  }

  /// The language the text is really in, for the page's `lang`.
  public String language(Words words) {
    var text = text(words);
    return words.byLanguage().entrySet().stream()
        .filter(e -> e.getValue().equals(text))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("und");
  }

  /// As exact as the source is: a day stays a day. UNKNOWN gives an empty text.
  public String time(When when) {
    if (when.from().isEmpty()) return "";
    var from = when.from().get();
    return switch (when.precision()) {
      case UNKNOWN -> "";
      case INSTANT, HOUR -> moment(from);
      case DAY, WEEKEND, WEEK, MONTH, YEAR -> days(from, when.to().orElse(from), when.precision());
    };
  }

  private String days(OffsetDateTime from, OffsetDateTime to, Precision precision) {
    var first = from.toLocalDate();
    var last = to.minusNanos(1).toLocalDate();
    return switch (precision) {
      case YEAR -> String.valueOf(first.getYear());
      case MONTH -> DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(first);
      case DAY, WEEKEND, WEEK, INSTANT, HOUR, UNKNOWN ->
          first.equals(last) ? day(first) : day(first) + " – " + day(last);
    };
  }

  private String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  private String moment(OffsetDateTime at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .format(at)
        + " "
        + (at.getOffset().equals(ZoneOffset.UTC) ? "UTC" : at.getOffset());
  }

  public String time(Instant instant) {
    return moment(instant.atOffset(ZoneOffset.UTC));
  }

  /// A formal reading in a line: `PARALLEL(tA, tB)`, `wA AFTER wB`.
  public String link(Link link) {
    return switch (link) {
      case Link.After a -> a.then() + " AFTER " + keys(a.after());
      case Link.Parallel p -> "PARALLEL(" + keys(p.parallel()) + ")";
      case Link.Tender t -> "TENDER(" + keys(t.tender()) + ")";
      case Link.On on -> on.on() + " ON " + condition(on.when());
    };
  }

  /// A formal reading of a duration in a line: `FOR P60D`, `UNTIL 2 Mar 2020`.
  public String lasting(Lasting lasting) {
    var end =
        lasting
            .until()
            .map(when -> "UNTIL " + time(when))
            .orElseGet(() -> "FOR " + lasting.period().map(Period::toString).orElse(""));
    return lasting.renewsItself()
        ? end + ", RENEWS BY " + lasting.renewalPeriod().orElseThrow()
        : end;
  }

  /// A condition as it is read aloud: `ready(tB) or performed(tA)`.
  public String condition(Expr expr) {
    return switch (expr) {
      case Expr.Performed(var key) -> "performed(" + key + ")";
      case Expr.Ready(var key) -> "ready(" + key + ")";
      case Expr.InForce(var agreement) -> "inForce(" + agreement + ")";
      case Expr.Found(var allegation) -> "found(" + allegation + ")";
      case Expr.Date(var when) -> "date(" + time(when) + ")";
      case Expr.Occurred(var filter) -> "occurred(" + parts(filter) + ")";
      case Expr.Count(var filter, var atLeast) -> atLeast + " × occurred(" + parts(filter) + ")";
      case Expr.All(var all) -> joined(all, " and ");
      case Expr.Any(var any) -> joined(any, " or ");
      case Expr.Within(var within, var of) -> condition(of) + " within " + within;
    };
  }

  private String joined(List<Expr> parts, String by) {
    return parts.stream()
        .map(part ->
            part instanceof Expr.All || part instanceof Expr.Any
                ? "(" + condition(part) + ")"
                : condition(part))
        .collect(Collectors.joining(by));
  }

  private static String parts(Expr.Filter f) {
    return Stream.of(
            f.kind(), f.where(), f.by(), f.attributedTo(), f.relates(), f.as(), f.confirmedBy())
        .flatMap(Optional::stream)
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  private static String keys(List<KeyRef> keys) {
    return keys.stream().map(KeyRef::toString).collect(Collectors.joining(", "));
  }
}
