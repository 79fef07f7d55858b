package ledger.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import ledger.Corridor;
import ledger.act.Id;
import ledger.dossier.Dossier;
import ledger.dossier.Folded;
import ledger.names.Names.Asked;
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
