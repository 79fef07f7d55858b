package ledger.sentence;

import java.util.Map;
import java.util.UUID;
import ledger.calendar.Date;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.view.View;

/// Titles of dates in a calendar.
record DateTitles(Things things) {

  String of(Date date) {
    return things.text(
        "date." + date.what(),
        Map.of(
            "subject", subject(date),
            "holder", date.holder().map(things::name).orElse(""),
            "holderCount", date.holder().isPresent() ? 1 : 0));
  }

  String origin(View view, Date date) {
    var at = date.at().toString();
    var shown =
        switch (view) {
          case View.OfRecord _ -> things.text("calendar.view.record", Map.of("at", at));
          case View.According(var party) ->
              things.text("calendar.view.party", Map.of("party", things.name(party), "at", at));
          case View.Common(var among) ->
              things.text(
                  "calendar.view.common",
                  Map.of(
                      "parties",
                      things.messages().all(among.stream().map(things::name).toList()),
                      "at",
                      at));
        };
    if (date.because().isEmpty()) return shown;
    var acts = date.because().stream().map(UUID::toString).map(things::act).toList();
    return shown + " " + things.text("calendar.rests", Map.of("acts", things.messages().all(acts)));
  }

  private String subject(Date date) {
    return switch (date.what()) {
      case DUE, GRACE_ENDS, COMMITMENT_EXPIRES, CONDITION_TURNS, WINDOW_OPENS, READINESS_EXPIRES ->
          things.owed(key(date));
      case NOTICE_TAKES_EFFECT, SUSPENSION_ENDS ->
          things
              .notice(Id.of(date.subject()))
              .map(UUID::toString)
              .map(things::act)
              .orElse(date.subject());
      case OBJECT_TO_CORRECTION, ACT_TAKES_EFFECT -> things.act(date.subject());
      case OFFER_LAPSES,
          CONCLUDED,
          ENTRY_INTO_FORCE,
          OBJECT_TO_RENEWAL,
          DURATION_ENDS,
          RENEWS,
          AGREEMENT_ENDS,
          ACCESSION_OPENS,
          ACCESSION_CLOSES,
          PARTICIPATION_BEGINS,
          PARTICIPATION_ENDS,
          CURE_UNTIL,
          REFERRAL_DEADLINE,
          MANDATE_BEGINS,
          MANDATE_ENDS ->
          date.subject();
    };
  }

  private static KeyRef key(Date date) {
    return date.agreement()
        .filter(a -> date.subject().startsWith(a.value() + "."))
        .map(a -> KeyRef.of(a, Id.of(date.subject().substring(a.value().length() + 1))))
        .orElseGet(() -> KeyRef.bare(date.subject()));
  }
}
