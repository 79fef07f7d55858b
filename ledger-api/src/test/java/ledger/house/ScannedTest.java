package ledger.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/// A server that a test starts by itself looks for its parts by package, and the tests are in the
/// same packages: what is found there would be a part of every such server.
class ScannedTest {

  private static final ArchRule NO_PART = noClasses().should().beMetaAnnotatedWith(Component.class);

  @Test
  void no_test_adds_to_the_servers_of_others() {
    NO_PART.check(
        new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("ledger"));
  }

  @Test
  void that_rule_can_fail() {
    var product =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ledger.recording");
    assertThatThrownBy(() -> NO_PART.check(product)).isInstanceOf(AssertionError.class);
  }
}
