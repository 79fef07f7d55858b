package ledger.cli.treaties;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.Envelope;
import ledger.act.Envelope.Mode;
import ledger.act.Relay;
import ledger.act.Relay.QuoteMode;
import ledger.value.Id;
import ledger.value.Uuid5;
import ledger.value.When;
import ledger.value.When.Precision;

/// Where the acts come from: which file, in which negotiation, and which line of it.
///
/// @param hash of the file's bytes, `sha256:…`
record Provenance(Id negotiation, String hash) {

  static final Id PUBLISHER = Id.of("panarchic");
  static final Id SOURCE = Id.of("participations");

  static final When PUBLISHED =
      stretch(LocalDate.of(2023, 8, 1), LocalDate.of(2023, 9, 1), Precision.MONTH);

  /// A random UUID that must never change: with another one every act would get another id.
  private static final UUID NAMESPACE = UUID.fromString("0b7c3f7e-6d0a-4b0e-9a55-3c1f0de8a7d4");

  /// The importing user's own act of preparing the dossier.
  Envelope filing(String kind) {
    return envelope(
        actId("0 " + kind), Mode.PERFORMED, Optional.empty(), List.of(), Optional.empty(), "");
  }

  /// What the file says that somebody declared.
  ///
  /// @param column together with the line, it tells one act from every other
  /// @param locator the lines it rests on
  /// @param on the day it was declared; where that is not known, the file's publication counts
  Envelope stated(
      Id by, long line, Column column, String locator, Optional<LocalDate> on, String note) {
    var relay =
        new Relay(
            new Actor.Named(PUBLISHER),
            Optional.of("LISTED"),
            QuoteMode.SUMMARY,
            Optional.of(SOURCE),
            Optional.of(locator),
            Optional.of(PUBLISHED));
    return envelope(
        actId(line + " " + column),
        Mode.IMPORTED,
        Optional.of(new Actor.Named(by)),
        List.of(relay),
        on.map(Provenance::day),
        note);
  }

  private UUID actId(String place) {
    return Uuid5.of(NAMESPACE, negotiation + " " + hash + " " + place);
  }

  private Envelope envelope(
      UUID actId,
      Mode mode,
      Optional<Actor> by,
      List<Relay> chain,
      Optional<When> statedAt,
      String note) {
    return new Envelope(
        actId,
        negotiation,
        mode,
        by,
        Optional.empty(),
        Optional.empty(),
        chain,
        statedAt,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        false,
        Optional.of(note).filter(n -> !n.isEmpty()));
  }

  /// A day as the file means it is not known more exactly than by its date; it is taken in UTC.
  static When day(LocalDate day) {
    return stretch(day, day.plusDays(1), Precision.DAY);
  }

  private static When stretch(LocalDate from, LocalDate to, Precision precision) {
    return new When(
        Optional.of(from.atStartOfDay().atOffset(ZoneOffset.UTC)),
        Optional.of(to.atStartOfDay().atOffset(ZoneOffset.UTC)),
        precision,
        Optional.empty());
  }
}
