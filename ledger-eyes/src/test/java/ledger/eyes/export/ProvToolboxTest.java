package ledger.eyes.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openprovenance.prov.interop.InteropFramework;
import org.openprovenance.prov.model.ActedOnBehalfOf;
import org.openprovenance.prov.model.Activity;
import org.openprovenance.prov.model.Agent;
import org.openprovenance.prov.model.Document;
import org.openprovenance.prov.model.Entity;
import org.openprovenance.prov.model.HasType;
import org.openprovenance.prov.model.LangString;
import org.openprovenance.prov.model.QualifiedName;
import org.openprovenance.prov.model.Statement;
import org.openprovenance.prov.model.WasAttributedTo;
import org.openprovenance.prov.model.WasDerivedFrom;
import org.openprovenance.prov.model.WasGeneratedBy;
import org.openprovenance.prov.model.WasInvalidatedBy;
import org.openprovenance.prov.model.interop.Formats.ProvFormat;

/// Our provenance, as the reference reader of PROV reads it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvToolboxTest {

  private static final String ACT = "00000000-0000-4000-8000-00000000000";

  private Document read;

  @BeforeAll
  void it_reads_the_file() throws IOException {
    try (var file =
        Files.newInputStream(Path.of("../ledger-api/src/test/resources/golden/provenance.json"))) {
      read = new InteropFramework().readDocument(file, ProvFormat.JSON);
    }
  }

  private <T> List<T> all(Class<T> kind) {
    return read.getStatementOrBundle().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private Entity entity(String name) {
    return all(Entity.class).stream()
        .filter(one -> one.getId().getLocalPart().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String name(QualifiedName name) {
    return Objects.requireNonNull(name).getLocalPart();
  }

  private static boolean hasType(HasType of, String name) {
    return of.getType().stream()
        .anyMatch(type ->
            type.getValue() instanceof QualifiedName one && one.getLocalPart().equals(name));
  }

  @Test
  void every_act_is_an_entity_with_a_name_that_holds_everywhere() {
    assertThat(entity(ACT + "3").getId().getUri()).isEqualTo("urn:uuid:" + ACT + "3");
    assertThat(hasType(entity(ACT + "3"), "AgreementProposed")).isTrue();
    assertThat(entity(ACT + "3").getOther())
        .filteredOn(one -> one.getElementName().getLocalPart().equals("words"))
        .extracting(one ->
            ((LangString) one.getValue()).getValue()
                + "@"
                + ((LangString) one.getValue()).getLang())
        .containsExactlyInAnyOrder("We offer \"passage\"@en", "Անցում@hy");
  }

  @Test
  void every_agent_has_its_label() {
    assertThat(all(Agent.class))
        .allSatisfy(agent -> assertThat(agent.getLabel()).hasSize(1))
        .extracting(agent -> agent.getLabel().getFirst().getValue())
        .contains("The North", "agency", "anon-1", "rep:north@example.org");
  }

  @Test
  void a_statement_is_attributed_to_whoever_the_record_has_as_its_speaker() {
    assertThat(all(WasAttributedTo.class))
        .extracting(one -> name(one.getEntity()) + " " + name(one.getAgent()))
        .contains(
            ACT + "3 referent-north",
            ACT + "4.corrected.said referent-south",
            ACT + "4.corrected.relay0 referent-spokesperson",
            ACT + "4.corrected.relay1 referent-agency",
            ACT + "5 unnamed-anon-1",
            "source-wire referent-agency");
  }

  @Test
  void what_came_through_hands_is_derived_step_by_step() {
    var derived = all(WasDerivedFrom.class);
    assertThat(derived)
        .filteredOn(one -> hasType(one, "Quotation"))
        .extracting(one -> name(one.getGeneratedEntity()) + " " + name(one.getUsedEntity()))
        .containsExactly(ACT + "4.corrected.relay0 " + ACT + "4.corrected.said");
    assertThat(derived)
        .filteredOn(one -> hasType(one, "PrimarySource"))
        .extracting(one -> name(one.getGeneratedEntity()) + " " + name(one.getUsedEntity()))
        .containsExactlyInAnyOrder(
            ACT + "4.corrected.relay0 source-tape", ACT + "4.relay0 source-wire");
    assertThat(derived)
        .filteredOn(one -> hasType(one, "Revision"))
        .extracting(one -> name(one.getGeneratedEntity()) + " " + name(one.getUsedEntity()))
        .containsExactly(ACT + "4.corrected " + ACT + "4");
  }

  @Test
  void who_speaks_for_another_acts_on_its_behalf() {
    assertThat(all(ActedOnBehalfOf.class))
        .extracting(one -> name(one.getDelegate()) + " " + name(one.getResponsible()))
        .contains(
            "user-rep%3Anorth%40example.org referent-north",
            "referent-envoy referent-south", "referent-ministry referent-south");
  }

  @Test
  void what_was_annulled_is_invalidated_by_the_act_that_did_it() {
    assertThat(all(WasInvalidatedBy.class))
        .extracting(
            one -> name(one.getEntity()) + " " + name(one.getActivity()) + " " + one.getTime())
        .containsExactly(ACT + "5 recording-8 2026-03-01T10:07:00.000Z");
  }

  @Test
  void a_correction_makes_what_it_corrected() {
    assertThat(all(WasGeneratedBy.class))
        .extracting(one -> name(one.getEntity()) + " " + name(one.getActivity()))
        .contains(ACT + "4 recording-4", ACT + "4.corrected recording-6");
    assertThat(all(Activity.class)).filteredOn(one -> hasType(one, "Recording")).hasSize(8);
  }

  @Test
  void it_writes_it_again_without_losing_a_statement() throws IOException {
    var out = new ByteArrayOutputStream();
    var framework = new InteropFramework();
    framework.writeDocument(out, read, ProvFormat.JSON);
    assertThat(all(Statement.class)).hasSameSizeAs(again(framework, out).getStatementOrBundle());
  }

  private static Document again(InteropFramework framework, ByteArrayOutputStream out)
      throws IOException {
    return framework.readDocument(new ByteArrayInputStream(out.toByteArray()), ProvFormat.JSON);
  }
}
