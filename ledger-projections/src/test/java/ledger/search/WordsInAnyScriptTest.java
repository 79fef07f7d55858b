package ledger.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.search.Hit.Span;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever types a word finds it, as it is written where he comes from.
class WordsInAnyScriptTest {

  @ParameterizedTest(name = "{0}: {1} is found by {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          case                        | The Eastern Route          | eastern
          a beginning                 | humanitarian aid           | human
          words in any order          | open both roads            | roads open
          ß and capitals              | die Straße nach Osten      | STRASSE
          ß                           | DIE STRASSE NACH OSTEN     | straße
          umlaut, left out            | Übereinkunft               | ubereinkunft
          Turkish İ                   | İSTANBUL                   | istanbul
          Turkish İ, typed            | istanbul                   | İstanbul
          Azerbaijani ı               | ağır yük maşınları         | agir
          Azerbaijani ı in capitals   | AĞIR YÜK MAŞINLARI         | ağır
          Azerbaijani i in capitals   | AĞDAM İLƏ XANKƏNDİ         | xankəndi
          Azerbaijani ə stays         | Xankəndi                   | xankə
          Russian ё                   | всё ещё закрыт             | все еще
          Russian ё, typed            | все дороги                 | всё
          Russian stress              | доро́га открыта              | дорога
          Armenian                    | Լաչինի միջանցքը բացել       | լաչինի միջանցքը
          Armenian in capitals        | ԼԱՉԻՆԻ ՄԻՋԱՆՑՔԸ             | լաչինի
          Armenian ligature           | Հայաստան և Արցախ            | եվ արցախ
          Armenian ligature, old      | բարեւ                       | բարև
          Armenian ligature, capitals | ԲԱՐԵՎ                       | բարև
          Arabic with harakat         | التَّعَاوُنُ بَيْنَ الطَّرَفَيْنِ  | التعاون بين
          Arabic without, typed with  | التعاون                     | التَّعَاوُن
          Arabic hamza on alif        | إغلاق الطريق                | اغلاق
          Arabic tatweel              | الســلام                    | السلام
          Arabic presentation forms   | ﺳﻼﻡ                         | سلام
          Persian yeh and kaf         | یک کشتی                     | يك كشتي
          Hebrew with points          | הַשָּׁלוֹם וְהַדֶּרֶךְ               | השלום
          Hebrew gershayim            | צה״ל                        | צה"ל
          Greek final sigma           | ΟΔΟΣ                        | οδός
          Chinese                     | 双方同意开放道路            | 开放道路
          Chinese, one character      | 双方同意开放道路            | 路
          Japanese                    | 停戦協定は発効した。        | 協定 発効
          Japanese, half width        | ﾄﾗｯｸﾊﾞｽ                     | トラックバス
          Korean                      | 정전협정을 준수한다         | 협정
          Thai                        | ข้อตกลงหยุดยิงมีผลบังคับใช้       | หยุดยิง
          Lao                         | ສັນຍາສັນຕິພາບ                 | ສັນຕິພາບ
          Hindi                       | शांति समझौता                 | शांति
          full width                  | ＡＢＣ１２３                | abc123
          a French elision            | l’accord d'amitié           | accord amitie
          a hyphen                    | e-mail                      | mail
          a name with an underscore   | western_road                | road
          a number                    | within 72 hours             | 72
          """)
  void a_word_is_found(String what, String text, String query) {
    assertThat(hit(text, query)).as(what).isPresent();
    assertThat(hit(Normalizer.normalize(text, Normalizer.Form.NFD), query)).isPresent();
    assertThat(hit(text, Normalizer.normalize(query, Normalizer.Form.NFD))).isPresent();
    assertThat(isKept(text, query)).as("by its index").isTrue();
  }

  @ParameterizedTest(name = "{0}: {1} is not {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a word in the middle     | humanitarian           | itarian
          a beginning, not the last| humanitarian aid       | human aid
          one word missing         | open both roads        | open doors
          another letter: й        | мой                    | мои
          another letter: ї        | їжак                   | іжак
          another syllable: が     | かい                   | がい
          letters that are apart   | 东京都                 | 京东
          letters of two words     | 停戦、協定             | 戦協
          another tone             | ข้าว                    | ข่าว
          another vowel            | शांति                   | शाति
          """)
  void another_word_is_not_found(String what, String text, String query) {
    assertThat(hit(text, query)).as(what).isEmpty();
  }

  @Test
  void where_it_is_is_told_in_the_text_as_it_was_sent() {
    assertThat(marks("die Straße, die STRASSE", "strasse"))
        .containsExactly(new Span(4, 10), new Span(16, 23));
    assertThat(marks("a\u0301gua 𝔸gua", "agua")).containsExactly(new Span(0, 5), new Span(6, 11));
    assertThat(marks("𠀀停戦協定", "協定")).containsExactly(new Span(4, 6));
    assertThat(marks("停戦協定", "停戦 戦協")).containsExactly(new Span(0, 3));
    assertThat(marks("peace, peace", "peace peace"))
        .containsExactly(new Span(0, 5), new Span(7, 12));
  }

  @Test
  void of_a_long_text_a_passage_is_shown_and_no_character_is_cut() {
    var found =
        hit("😀".repeat(200) + " treaty " + "😀".repeat(200), "treaty")
            .orElseThrow()
            .texts()
            .getFirst();
    assertThat(found.passage()).contains("treaty").doesNotContain("\ufffd");
    assertThat(found.passage().codePoints())
        .allMatch(c -> c > 0xffff || !Character.isSurrogate((char) (int) c));
    var mark = found.marks().getFirst();
    assertThat(found.passage().substring(mark.from() - found.at(), mark.to() - found.at()))
        .isEqualTo("treaty");
  }

  @Test
  void the_words_of_a_query_may_stand_in_different_texts_of_an_act() {
    var act =
        act(
            new Text("words", Optional.of("en"), "the road"),
            new Text("note", Optional.empty(), "is open"));
    assertThat(SearchTerms.of("road open").orElseThrow().in(act).orElseThrow().texts())
        .extracting(Hit.Found::field)
        .containsExactly("words", "note");
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "'.,;—'", "'\u0301'", "'\u200d'"})
  void without_a_word_there_is_no_query(String text) {
    assertThat(SearchTerms.of(text)).isEmpty();
  }

  private static Optional<Hit> hit(String text, String query) {
    return SearchTerms.of(query).orElseThrow().in(act(new Text("words", Optional.empty(), text)));
  }

  /// Whether an index over the words would have let it through.
  private static boolean isKept(String text, String query) {
    var words = act(new Text("words", Optional.empty(), text)).words();
    var wanted = SearchTerms.of(query).orElseThrow();
    return words.containsAll(wanted.needed())
        && wanted.beginning().filter(b -> words.stream().noneMatch(w -> w.startsWith(b))).isEmpty();
  }

  private static List<Span> marks(String text, String query) {
    return hit(text, query).orElseThrow().texts().getFirst().marks();
  }

  private static Searchable act(Text... texts) {
    return new Searchable(
        Id.of("n"), 1, new UUID(0, 1), "TakeStance", Optional.empty(), List.of(texts));
  }
}
