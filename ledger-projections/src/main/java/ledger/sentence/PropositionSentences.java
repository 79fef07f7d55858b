package ledger.sentence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ledger.act.Proposition;
import ledger.terms.KeyRef;
import ledger.value.Id;

/// What can be affirmed or denied, in words.
record PropositionSentences(Things things, Descriptions descriptions) {

  String of(Proposition p) {
    return things.text("proposition." + p.kind() + form(p), arguments(p));
  }

  /// The same where nothing stands beside it that says what its ids stand for.
  String inFull(Proposition p) {
    var first = Id.parse(p.argument(0));
    var said =
        switch (p.kind()) {
          case CLAIM, SHOULD -> first.filter(_ -> p.arguments().size() == 1).flatMap(this::raised);
          case OCCURRED -> first.flatMap(descriptions::occurrence).map(o -> full(p, o));
          case BREACH -> first.map(descriptions::allegation).map(a -> full(p, a));
          case MEANS -> Id.parse(p.argument(1)).flatMap(this::means).map(m -> full(p, m));
          case EXISTS, CONSENTED, ROLE, OWES, ATTRIBUTED, COUNTS, VALID, NAME, RELATION ->
              Optional.<String>empty();
        };
    return said.orElseGet(() -> of(p));
  }

  private String full(Proposition p, String description) {
    return things.text("proposition." + p.kind() + ".full", Map.of("full", description));
  }

  private Optional<String> raised(Id id) {
    return things
        .dossier()
        .raised(id)
        .map(raised ->
            things.text(
                "proposition.raised",
                Map.of("id", id.value(), "text", things.said(raised.text()))));
  }

  private Optional<String> means(Id reading) {
    return things
        .dossier()
        .reading(reading)
        .flatMap(as ->
            descriptions
                .meaning(as)
                .map(meaning ->
                    things.text(
                        "reading.full",
                        Map.of(
                            "clause",
                            descriptions.clause(as.agreement(), as.version(), as.termId()),
                            "meaning",
                            meaning))));
  }

  /// A proposal of an issue, an agreement or one of its commitments may be what should be.
  private String form(Proposition p) {
    if (p.kind() != Proposition.Kind.SHOULD) return "";
    if (p.arguments().size() == 2) return ".performed";
    return Id.parse(p.argument(0)).filter(things.dossier().agreements()::containsKey).isPresent()
        ? ".agreement"
        : "";
  }

  private Map<String, Object> arguments(Proposition p) {
    var said = new HashMap<String, Object>();
    for (int i = 0; i < p.arguments().size(); i++) said.put("arg" + i, p.argument(i));
    switch (p.kind()) {
      case CONSENTED, ROLE -> said.put("actor", things.named(p.argument(0)));
      case ATTRIBUTED -> said.put("actor", things.named(p.argument(1)));
      case OWES -> {
        said.put("actor", things.named(p.argument(1)));
        said.put("conduct", things.commitment(things.key(p.argument(0))).get("conduct"));
      }
      case COUNTS -> said.put("owed", things.owed(things.key(p.argument(1))));
      case VALID -> said.put("act", things.act(p.argument(0)));
      case NAME -> {
        said.put("referent", things.named(p.argument(0)));
        said.put("text", designation(p));
      }
      case SHOULD -> {
        if (p.arguments().size() == 2)
          said.put("owed", things.owed(KeyRef.of(Id.of(p.argument(0)), Id.of(p.argument(1)))));
      }
      case EXISTS, MEANS, OCCURRED, BREACH, RELATION, CLAIM -> {}
    }
    return said;
  }

  private String designation(Proposition p) {
    return Id.parse(p.argument(0)).stream()
        .flatMap(id -> things.dossier().designations(id).stream())
        .filter(d -> d.actId().toString().equals(p.argument(1)))
        .map(d -> d.text())
        .findFirst()
        .orElse(p.argument(1));
  }
}
