package ledger.sentence;

import java.util.HashMap;
import java.util.Map;
import ledger.act.Proposition;
import ledger.terms.KeyRef;
import ledger.value.Id;

/// What can be affirmed or denied, in words.
record PropositionSentences(Things things) {

  String of(Proposition p) {
    return things.text("proposition." + p.kind() + form(p), arguments(p));
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
        said.put("conduct", things.commitment(key(p.argument(0))).get("conduct"));
      }
      case COUNTS -> said.put("owed", things.owed(key(p.argument(1))));
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

  /// `T.tA`: a name may have dots of its own, and the longest that is an agreement's is meant.
  private KeyRef key(String text) {
    for (int dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
      var agreement = Id.parse(text.substring(0, dot));
      var key = Id.parse(text.substring(dot + 1));
      if (key.isPresent()
          && agreement.filter(things.dossier().agreements()::containsKey).isPresent())
        return KeyRef.of(agreement.get(), key.get());
    }
    return KeyRef.bare(text);
  }
}
