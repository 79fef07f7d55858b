package ledger.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.Words;

/// What can be asked of something that can be named.
public sealed interface ReferentAct extends Act.Filing {

  Id referent();

  /// @param neutralLabel what the ledger itself calls it; it may not characterize
  record RegisterReferent(
      Envelope envelope, Id id, Kind kind, String neutralLabel, Optional<Geo> geo)
      implements ReferentAct {
    public RegisterReferent {
      Malformed.unless(!neutralLabel.isBlank(), "\"neutralLabel\" is blank");
    }

    @Override
    public Id referent() {
      return id;
    }
  }

  /// A name for a referent *as used by* somebody; never a field of the referent.
  ///
  /// @param from the first day on which it is used
  /// @param to the first day on which it is not used any more
  record AddDesignation(
      Envelope envelope,
      Id referent,
      String text,
      String lang,
      Optional<String> script,
      Id usedBy,
      Optional<LocalDate> from,
      Optional<LocalDate> to)
      implements ReferentAct {
    public AddDesignation {
      Malformed.unless(!text.isBlank(), "\"text\" is blank");
      Words.of(lang, text);
    }

    /// From its first day to before its last bound; always, where it has none.
    public boolean isUsedOn(LocalDate day) {
      return from.filter(day::isBefore).isEmpty() && to.filter(end -> !day.isBefore(end)).isEmpty();
    }
  }

  enum Kind {
    STATE,
    PARTY,
    PERSON,
    OFFICE,
    BODY,
    PLACE,
    ROAD,
    INSTRUMENT
  }

  /// Decimal degrees, WGS 84, as decimal strings.
  record Geo(Decimal lat, Decimal lon) {
    public Geo {
      Malformed.unless(within(lat, 90), "\"lat\" is -90 to 90");
      Malformed.unless(within(lon, 180), "\"lon\" is -180 to 180");
    }

    private static boolean within(Decimal degrees, int most) {
      return degrees.value().abs().compareTo(BigDecimal.valueOf(most)) <= 0;
    }
  }
}
