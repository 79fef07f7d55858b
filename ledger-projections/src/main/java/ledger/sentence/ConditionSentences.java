package ledger.sentence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.terms.Lasting;
import ledger.terms.Link;

/// Conditions and formal readings in words.
record ConditionSentences(Things things) {

  String of(Expr condition) {
    return switch (condition) {
      case Expr.Ready(var key) -> things.text("condition.ready", things.commitment(key));
      case Expr.Performed(var key) -> things.text("condition.performed", things.commitment(key));
      case Expr.InForce(var agreement) ->
          things.text("condition.inForce", Map.of("agreement", agreement.value()));
      case Expr.Found(var allegation) ->
          things.text("condition.found", Map.of("allegation", allegation.value()));
      case Expr.Date(var when) ->
          things.text("condition.date", Map.of("time", things.times().of(when)));
      case Expr.Occurred(var filter) -> occurred(filter, 1);
      case Expr.Count(var filter, var atLeast) -> occurred(filter, atLeast);
      case Expr.All(var parts) -> things.messages().all(joined(parts));
      case Expr.Any(var parts) -> things.messages().any(joined(parts));
      case Expr.Within(var within, var of) ->
          things.text(
              "condition.within",
              Map.of("condition", of(of), "length", things.times().length(within)));
    };
  }

  private List<String> joined(List<Expr> parts) {
    return parts.stream()
        .map(part ->
            part instanceof Expr.All || part instanceof Expr.Any
                ? things.text("condition.part", Map.of("condition", of(part)))
                : of(part))
        .toList();
  }

  private String occurred(Expr.Filter filter, int atLeast) {
    return things.text(
        "condition.occurred",
        new MessageParts()
            .with("atLeast", atLeast)
            .with("kind", filter.kind().map(Enum::name).orElse("ANY"))
            .with("as", filter.as().map(Enum::name).orElse("ANY"))
            .with("where", filter.where().map(things::name))
            .with("by", filter.by().map(things::name))
            .with("attributedTo", filter.attributedTo().map(things::name))
            .with("relates", filter.relates().map(things::owed))
            .with("confirmedBy", filter.confirmedBy().map(things::name))
            .all());
  }

  String of(Link link) {
    var said =
        switch (link) {
          case Link.After(var after, var then, _) -> {
            var first = new Expr.All(after.stream().<Expr>map(Expr.Performed::new).toList());
            yield things.text("reading.after", once(then, first));
          }
          case Link.Parallel(var keys, _) -> things.text("reading.parallel", together(keys));
          case Link.Tender(var keys, _) -> things.text("reading.tender", together(keys));
          case Link.On(var on, var when) -> things.text("reading.on", once(on, when));
        };
    return link.within().map(within -> within(said, within)).orElse(said);
  }

  private Map<String, Object> once(KeyRef key, Expr condition) {
    return Map.of("owed", things.owed(key), "condition", of(condition));
  }

  private Map<String, Object> together(List<KeyRef> keys) {
    return Map.of("owed", things.messages().all(things.owed(keys)));
  }

  private String within(String reading, Duration within) {
    return things.text(
        "reading.within", Map.of("reading", reading, "length", things.times().length(within)));
  }

  String of(Lasting lasting) {
    var end =
        lasting
            .until()
            .map(when -> things.text("lasting.until", Map.of("time", things.times().of(when))))
            .or(() ->
                lasting
                    .period()
                    .map(period ->
                        things.text(
                            "lasting.period", Map.of("length", things.times().length(period)))))
            .orElseGet(() -> things.text("lasting.always", Map.of()));
    return lasting
        .renewalPeriod()
        .map(by ->
            things.text(
                "lasting.renews", Map.of("lasting", end, "length", things.times().length(by))))
        .orElse(end);
  }
}
