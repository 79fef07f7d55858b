package ledger.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Looks for one of many things to choose.
class OfferTest {

  private static final int MANY = 1_000;

  @Test
  void a_list_that_is_too_long_ends_and_says_so() {
    assertThat(Offer.of(OfferTest::many, "", "").more()).isTrue();
    assertThat(Offer.of(OfferTest::many, "", "").options()).hasSizeLessThan(MANY);
    assertThat(Offer.of(() -> many().limit(3), "", "").more()).isFalse();
  }

  @Test
  void it_is_found_by_its_words_or_its_id_in_any_case() {
    assertThat(values(Offer.of(OfferTest::many, " THE ROAD 999 ", ""))).containsExactly("r-999");
    assertThat(values(Offer.of(OfferTest::many, "R-999", ""))).containsExactly("r-999");
  }

  @Test
  void what_is_chosen_already_stays_among_them_and_stands_there_once() {
    assertThat(values(Offer.of(OfferTest::many, "road 998", "r-999")))
        .containsExactly("r-999", "r-998");
    assertThat(values(Offer.of(OfferTest::many, "road 999", "r-999"))).containsExactly("r-999");
    assertThat(values(Offer.of(OfferTest::many, "road 999", "gone"))).containsExactly("r-999");
  }

  private static Stream<Option> many() {
    return IntStream.range(0, MANY).mapToObj(n -> new Option("r-" + n, "the road " + n));
  }

  private static List<String> values(Offer offer) {
    return offer.options().stream().map(Option::value).toList();
  }
}
