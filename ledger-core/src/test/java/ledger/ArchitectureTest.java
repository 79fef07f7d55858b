package ledger;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String[] PURE = {
    "ledger.value",
    "ledger.act",
    "ledger.terms",
    "ledger.decision",
    "ledger.access",
    "ledger.negotiation",
    "ledger.rules",
    "ledger.pipeline",
    "ledger.compartment",
    "ledger.custody",
    "ledger.adoption",
    "ledger.agreement",
    "ledger.allegation",
    "ledger.record",
    "ledger.log",
    "ledger.transparency",
    "ledger.transparency.bundle",
    "ledger.seal"
  };

  private final JavaClasses house =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("ledger");

  @Test
  void the_rules_need_nothing_but_the_jdk_and_persistent_collections() {
    assertThat(house).hasSizeGreaterThan(100);
    onlyTheJdk(PURE).check(house);
  }

  @Test
  void that_rule_can_fail() {
    assertThatThrownBy(() -> onlyTheJdk("ledger.record.axon").check(house))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("org.axonframework");
  }

  private static ArchRule onlyTheJdk(String... packages) {
    return classes()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(PURE)
                .or(resideInAnyPackage(packages))
                .or(
                    resideInAnyPackage(
                        "java..", "javax.crypto..", "org.jspecify..", "org.pcollections..")));
  }
}
