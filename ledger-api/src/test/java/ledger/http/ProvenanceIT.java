package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;

/// Provenance over HTTP: of what the timeline of the same reader has, and of nothing else.
class ProvenanceIT extends LedgerIT {

  @Test
  void every_act_of_the_timeline_is_an_entity_that_its_recording_made() {
    long recorded = corridor();
    var timeline = getAt(recorded, "auditor", "/negotiations/corridor/timeline").json();
    var answer = getAt(recorded, "auditor", "/negotiations/corridor/provenance.json");
    assertThat(answer.status()).isEqualTo(200);
    var made = new HashSet<String>();
    for (var one : answer.json().path("wasGeneratedBy"))
      made.add(one.path("prov:entity").asString() + " " + one.path("prov:activity").asString());
    assertThat(timeline.path("lines").size()).isGreaterThan(60);
    for (var line : timeline.path("lines"))
      assertThat(made)
          .contains(
              "act:"
                  + line.path("act").path("actId").asString()
                  + " here:recording-"
                  + line.path("position").asLong());
    assertThat(answer.json().path("wasAttributedTo").size()).isPositive();
    assertThat(answer.json().path("actedOnBehalfOf").size()).isPositive();
  }

  @Test
  void its_parts_are_those_of_the_timeline() {
    long recorded = corridor();
    var first = getAt(recorded, "auditor", "/negotiations/corridor/provenance.json?limit=5");
    var shown = new ArrayList<String>();
    first
        .json()
        .path("activity")
        .propertyNames()
        .forEach(name -> {
          if (name.startsWith("here:recording-")) shown.add(name);
        });
    assertThat(shown).hasSize(5);
    assertThat(first.response().headers().firstValue("Link").orElseThrow())
        .startsWith("</negotiations/corridor/provenance.json?limit=5&after=");
  }

  @Test
  void a_stranger_is_told_that_there_is_none() {
    corridor();
    assertThat(get("stranger", "/negotiations/corridor/provenance.json").text("code"))
        .isEqualTo("NOT_FOUND");
  }
}
