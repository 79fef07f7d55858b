package ledger.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/// How the packages of the whole server stand to each other.
class PackagesTest {

  private static final ArchRule NO_CIRCLE =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass of) {
                  return SliceIdentifier.of(of.getPackageName());
                }

                @Override
                public String getDescription() {
                  return "each package";
                }
              })
          .should()
          .beFreeOfCycles();

  @Test
  void no_packages_ask_each_other_in_a_circle() {
    var house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("ledger");
    assertThat(house).hasSizeGreaterThan(500);
    NO_CIRCLE.check(house);
  }

  @Test
  void that_rule_can_fail() {
    JavaClasses circle = new ClassFileImporter().importPackages("ledger.house");
    assertThatThrownBy(() -> NO_CIRCLE.check(circle))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ledger.house.one")
        .hasMessageContaining("ledger.house.two");
  }
}
