package ledger.sentence;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ledger.act.Proposition;
import ledger.changes.Difference.Change;
import ledger.changes.SharedChanges;
import ledger.changes.Snapshot;
import ledger.terms.KeyRef;
import ledger.view.View;

/// What changed between two states, in words.
record ChangeSentences(
    Things things, PropositionSentences propositions, Descriptions descriptions) {

  String of(Change change) {
    return change.what() == Snapshot.What.POSITION
        ? position(change)
        : put(thing(change), change, "state." + change.what() + ".");
  }

  private String put(String thing, Change change, String states) {
    var form = change.to().isEmpty() ? "gone" : change.from().isEmpty() ? "new" : "other";
    return things.text(
        "change." + form,
        Map.of(
            "thing", thing,
            "to", change.to().map(value -> states(states, value)).orElse(""),
            "from", change.from().map(value -> states(states, value)).orElse("")));
  }

  /// Several of the same kind stand beside each other: `REPORTED, DISPUTED`.
  private String states(String states, String values) {
    return things
        .messages()
        .all(
            Stream.of(values.split(", "))
                .map(value -> things.text(state(states, value), Map.of()))
                .toList());
  }

  /// What views have in common is an outcome of comparing them, or how it stands in all of them.
  private String state(String states, String value) {
    return things.messages().has(states + value)
        ? states + value
        : "state." + Snapshot.What.DUENESS + "." + value;
  }

  private String position(Change change) {
    return things.text(
        "change.position",
        new MessageParts()
            .with("says", says(change))
            .with("before", change.from().map(this::before))
            .all());
  }

  private String says(Change change) {
    return things.text(
        "stance." + change.to().map(ChangeSentences::stance).orElse("SILENT"),
        Map.of(
            "holder", holder(change),
            "proposition", propositions.inFull(Proposition.parse(change.subject())),
            "implied", String.valueOf(change.to().filter(ChangeSentences::isImplied).isPresent())));
  }

  private String before(String value) {
    return things.text(
        "before." + stance(value), Map.of("implied", String.valueOf(isImplied(value))));
  }

  private static String stance(String value) {
    return value.split(" ")[0];
  }

  private static boolean isImplied(String value) {
    return value.endsWith(Snapshot.IMPLIED);
  }

  private String thing(Change change) {
    return things.text(
        "change." + change.what(), Map.of("subject", subject(change), "holder", holder(change)));
  }

  private String holder(Change change) {
    return change.holder().map(things::named).orElse("");
  }

  private String subject(Change change) {
    return switch (change.what()) {
      case READINESS, DUENESS, PERFORMANCE, COMMON_GROUND ->
          things.messages().all(descriptions.owed(keys(change.subject())));
      case AGREEMENT, CONSENT, NOTICE, POSITION, ALLEGATION -> change.subject();
    };
  }

  private List<KeyRef> keys(String keys) {
    return Stream.of(keys.split(", ")).map(things::key).toList();
  }

  /// Where it changes so: `in every view`, `in the view of Armenia`.
  String where(SharedChanges shared) {
    return shared.everywhere()
        ? things.text("views.every", Map.of())
        : things.text(
            "views.some",
            Map.of(
                "views", things.messages().all(shared.views().stream().map(this::view).toList())));
  }

  private String view(View view) {
    return switch (view) {
      case View.OfRecord _ -> things.text("view.record", Map.of());
      case View.According(var party) ->
          things.text("view.party", Map.of("party", things.name(party)));
      case View.Common(var among) ->
          things.text(
              "view.common",
              Map.of("parties", things.messages().all(among.stream().map(things::name).toList())));
    };
  }
}
