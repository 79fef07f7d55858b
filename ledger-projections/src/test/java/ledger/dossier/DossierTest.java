package ledger.dossier;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collections;
import java.util.Random;
import ledger.Corridor;
import ledger.NeutralWords;
import ledger.docket.Docket;
import ledger.positions.Positions;
import ledger.readiness.ReadinessBoard;
import ledger.register.Register;
import ledger.timeline.Timeline;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DossierTest {

  private static final String[] PURE = {
    "ledger.dossier",
    "ledger.positions",
    "ledger.register",
    "ledger.docket",
    "ledger.readiness",
    "ledger.timeline",
    "ledger.anomaly",
    "ledger.view",
    "ledger.board",
    "ledger.participation",
    "ledger.calendar",
    "ledger.search",
    "ledger.reading"
  };

  /// Reading all classes takes a second: once for all tests, and not for each seed.
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("ledger");

  @RepeatedTest(20)
  void the_same_entries_in_any_order_give_the_same_answers(RepetitionInfo seed) {
    var entries = Folded.entries(Corridor.recorded());
    var before = Dossier.of(entries, Corridor.NOW, Long.MAX_VALUE);
    Collections.shuffle(entries, new Random(seed.getCurrentRepetition()));
    var after = Dossier.of(entries, Corridor.NOW, Long.MAX_VALUE);
    assertThat(Positions.of(after)).isEqualTo(Positions.of(before));
    assertThat(Register.of(Supervaluation.of(after, View.RECORD)))
        .isEqualTo(Register.of(Supervaluation.of(before, View.RECORD)));
    assertThat(Docket.of(after)).isEqualTo(Docket.of(before));
    assertThat(ReadinessBoard.of(Supervaluation.of(after, View.RECORD)))
        .isEqualTo(ReadinessBoard.of(Supervaluation.of(before, View.RECORD)));
    assertThat(Timeline.of(Supervaluation.of(after, View.RECORD)))
        .isEqualTo(Timeline.of(Supervaluation.of(before, View.RECORD)));
  }

  @Test
  void the_fold_needs_nothing_but_the_core_and_the_jdk() {
    onlyTheCore(PURE).check(HOUSE);
  }

  @Test
  void that_rule_can_fail() {
    assertThatThrownBy(() -> onlyTheCore("ledger.dossier.postgres").check(HOUSE))
        .hasMessageContaining("org.springframework");
  }

  @Test
  void no_name_judges() {
    assertThat(NeutralWords.inNames("ledger")).isEmpty();
  }

  private static ArchRule onlyTheCore(String... packages) {
    return classes()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("ledger..", "java..", "org.jspecify..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAnyPackage(
                            "ledger..axon..",
                            "ledger..postgres..",
                            "ledger..json..",
                            "ledger..http.."))));
  }
}
