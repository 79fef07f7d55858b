package ledger.recording;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.async.SequentialPolicy;
import org.junit.jupiter.api.Test;

/// What Axon 4.13.0 does wrong, and that none of it reaches us (docs/adr/0012).
class AxonDefectsTest {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("ledger");

  /// AxonFramework#4253: after a restart with several segments, events go to another segment, and
  /// one that has gone past them skips them.
  @Test
  void one_sequence_has_one_name_in_every_process() {
    var event = GenericEventMessage.asEventMessage("x");
    assertThat(AxonWiring.oneAfterTheOther().getSequenceIdentifierFor(event)).isEqualTo("one");
    assertThat(new SequentialPolicy().getSequenceIdentifierFor(event).getClass())
        .as("once this has a value of its own, ours can go")
        .isEqualTo(Object.class);
    noClasses().should().dependOnClassesThat().areAssignableTo(SequentialPolicy.class).check(OURS);
  }

  /// AxonFramework#4635, #4456, #4244.
  @Test
  void nothing_here_limits_the_time_of_a_handler() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.axonframework.messaging.timeout..")
        .check(OURS);
    assertThat(AxonDefectsTest.class.getResource("/org/axonframework/springboot/autoconfig"))
        .as("Axon's starter, which switches them on")
        .isNull();
  }

  /// AxonFramework d37030ea.
  @Test
  void no_snapshot_is_let_through_by_a_filter_that_never_matches() {
    noClasses().should().dependOnClassesThat().haveSimpleName("RevisionSnapshotFilter").check(OURS);
  }
}
