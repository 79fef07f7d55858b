package ledger.view;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.StatementOnRecord;
import ledger.terms.Linkage;
import ledger.terms.Term;
import ledger.value.Id;

/// Formal readings of one term that were advanced of other versions of an agreement, where none is
/// advanced of the one that applies: a reading is of a version, and speaks for no other.
///
/// @param advancedOf those versions, in their order
/// @param version the one of which there is none
public record LapsedReadings(Id agreement, Id term, List<Integer> advancedOf, int version) {

  private static final Comparator<LapsedReadings> ORDER =
      Comparator.comparing(LapsedReadings::agreement).thenComparing(LapsedReadings::term);

  /// In every agreement, of the version that applies in the view; where it is contested which does,
  /// nothing is told.
  public static List<LapsedReadings> in(Supervaluation view) {
    return view.merged(LapsedReadings.class, LapsedReadings::ofPart, ORDER);
  }

  private static List<LapsedReadings> ofPart(Supervaluation view) {
    var about = view.dossier().about();
    return view.dossier().agreements().values().stream()
        .flatMap(file ->
            view
                .over(valuation -> valuation.force(file).versionAt(about))
                .agreed(version -> version)
                .flatMap(version -> version)
                .stream()
                .flatMap(version -> of(file, version)))
        .sorted(ORDER)
        .toList();
  }

  public static Stream<LapsedReadings> of(AgreementFile file, Version version) {
    return version.terms().terms().stream()
        .filter(term -> !saysItself(term))
        .flatMap(term -> of(term.id(), file, version));
  }

  /// A linkage whose text spells out what it means needs no reading.
  private static boolean saysItself(Term term) {
    return term instanceof Linkage linkage && !linkage.links().isEmpty();
  }

  private static Stream<LapsedReadings> of(Id term, AgreementFile file, Version version) {
    var advancedOf =
        file.readings().stream()
            .map(StatementOnRecord::act)
            .filter(reading -> reading.termId().equals(term) && reading.isFormal())
            .map(AdvanceReading::version)
            .distinct()
            .sorted()
            .toList();
    return advancedOf.isEmpty() || advancedOf.contains(version.number())
        ? Stream.empty()
        : Stream.of(new LapsedReadings(file.id(), term, advancedOf, version.number()));
  }
}
