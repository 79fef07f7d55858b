package ledger.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What begins and ends what is kept apart are marks that nobody sees.
class IsolatedTest {

  @Test
  void a_name_in_other_letters_is_kept_apart() {
    assertThat(Isolated.in(Language.ARABIC, "Western road")).isEqualTo("\u2068Western road\u2069");
    assertThat(Isolated.in(Language.ENGLISH, "Western road")).isEqualTo("Western road");
  }

  @Test
  void what_is_kept_apart_already_is_left() {
    var once = Isolated.in(Language.ARABIC, "Western road");
    assertThat(Isolated.in(Language.ARABIC, once)).isEqualTo(once);
  }

  @Test
  void a_verb_and_its_object_are_read_on_as_one() {
    var both =
        Isolated.in(Language.ARABIC, "reopen") + " " + Isolated.in(Language.ARABIC, "Western road");
    assertThat(Isolated.in(Language.ARABIC, both)).isEqualTo("\u2068" + both + "\u2069");
  }

  @Test
  void names_in_an_arabic_phrase_stay_where_the_phrase_has_them() {
    var phrase =
        Isolated.in(Language.ARABIC, "Armenia") + " و" + Isolated.in(Language.ARABIC, "Azerbaijan");
    assertThat(Isolated.in(Language.ARABIC, phrase)).isEqualTo(phrase);
  }
}
