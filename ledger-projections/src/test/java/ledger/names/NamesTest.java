package ledger.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import ledger.Corridor;
import ledger.dossier.Dossier;
import ledger.dossier.Folded;
import ledger.names.Names.Asked;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each calls it, and what the ledger does.
class NamesTest {

  private final Dossier dossier =
      Dossier.of(Folded.entries(Corridor.recorded()), Corridor.NOW, Long.MAX_VALUE);

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource({
    "neutral, region, The region",
    "viewpoint:regional-leadership, region, Artsakh",
    "viewpoint:azerbaijan, region, Karabakh",
    "viewpoint:rferl, region, Nagorno-Karabakh",
    "viewpoint:russia, region, The region",
    "viewpoint:azerbaijan, regional-centre, Khankendi",
    "viewpoint:regional-leadership, regional-centre, Stepanakert",
    "neutral, regional-leadership, Leadership of the region"
  })
  void each_name_is_its_users_and_the_neutral_label_stands_where_there_is_none(
      String asked, String referent, String name) {
    assertThat(names(asked, "en").of(Id.of(referent))).isEqualTo(name);
  }

  @ParameterizedTest(name = "in {0}: {1}")
  @CsvSource({"fr, Le Port", "en, Port-of-Call", "de, Port-of-Call"})
  void among_the_names_of_one_user_the_language_asked_for_goes_before_the_last(
      String language, String name) {
    var harbour =
        ledger.Harbour.opened()
            .given("rep:north", "AddDesignation", designation("Le Port", "fr-CA"))
            .given("rep:north", "AddDesignation", designation("Port-of-Call", "en"));
    assertThat(
            Names.of(Folded.of(harbour), new Asked(Optional.of(Id.of("north"))), language)
                .of(Id.of("quay")))
        .isEqualTo(name);
  }

  /// Recorded in no order of time; half-open, by the day in UTC.
  @ParameterizedTest(name = "on {0}: {1}")
  @CsvSource({
    "1899-12-31T23:59:59Z, Quay",
    "1900-01-01T00:00:00Z, Old Quay",
    "1949-12-31T23:59:59Z, Old Quay",
    "1950-01-01T00:00:00Z, New Quay",
    "1999-12-31T00:00:00Z, New Quay",
    "2000-01-01T00:00:00Z, Quay"
  })
  void a_name_is_used_from_its_first_day_to_before_its_end_and_outside_the_neutral_label_stands(
      String about, String name) {
    var harbour =
        ledger.Harbour.opened()
            .given(
                "rep:north",
                "AddDesignation",
                designation("New Quay", "en") + ", 'from': '1950-01-01', 'to': '2000-01-01'")
            .given(
                "rep:north",
                "AddDesignation",
                designation("Old Quay", "en") + ", 'from': '1900-01-01', 'to': '1950-01-01'");
    assertThat(at(harbour, about)).isEqualTo(name);
  }

  @Test
  void among_names_of_one_time_the_last_that_was_recorded_stands() {
    var harbour =
        ledger.Harbour.opened()
            .given("rep:north", "AddDesignation", designation("Quay of the North", "en"))
            .given(
                "rep:north",
                "AddDesignation",
                designation("Great Quay", "en") + ", 'from': '2020-01-01'")
            .given(
                "rep:north",
                "AddDesignation",
                designation("Lost Quay", "en") + ", 'to': '2010-01-01'");
    assertThat(at(harbour, "2026-02-01T00:00:00Z")).isEqualTo("Great Quay");
    assertThat(at(harbour, "2015-01-01T00:00:00Z")).isEqualTo("Quay of the North");
    assertThat(at(harbour, "2009-01-01T00:00:00Z")).isEqualTo("Lost Quay");
  }

  private static String at(ledger.Harbour harbour, String about) {
    var dossier =
        Dossier.of(Folded.entries(harbour.ledger().record()), Instant.parse(about), Long.MAX_VALUE);
    return Names.of(dossier, new Asked(Optional.of(Id.of("north"))), "en").of(Id.of("quay"));
  }

  @Test
  void what_nobody_registered_is_called_by_its_id() {
    assertThat(names("neutral", "en").of(Id.of("moon"))).isEqualTo("moon");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"neutral", "viewpoint:azerbaijan"})
  void whose_names_is_said_as_it_is_asked(String asked) {
    assertThat(Asked.parse(asked).map(Asked::label)).hasValue(asked);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"mine", "viewpoint:", "viewpoint:a b", "NEUTRAL"})
  void anything_else_asks_for_nobodys_names(String asked) {
    assertThat(Asked.parse(asked)).isEmpty();
  }

  private static String designation(String text, String lang) {
    return "'referent': 'quay', 'text': '%s', 'lang': '%s', 'usedBy': 'north'"
        .formatted(text, lang);
  }

  private Names names(String asked, String language) {
    return Names.of(dossier, Asked.parse(asked).orElseThrow(), language);
  }
}
