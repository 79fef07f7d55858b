package ledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What comes out of a printer.
@OnStage
class PrintIT {

  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");

  /// The founding case has 69 acts: no room of it is a pile of paper.
  private static final long MOST_SHEETS = 8L;

  @TestFactory
  Stream<DynamicTest> each_room_fits_on_few_sheets(Stage stage) {
    return Pages.rooms(stage).stream()
        .flatMap(path -> Stream.of("A4", "Letter").map(paper -> printed(stage, path, paper)));
  }

  private static DynamicTest printed(Stage stage, String path, String paper) {
    return DynamicTest.dynamicTest(
        path + " on " + paper,
        () -> {
          try (var visit = stage.visit("recorder", Eyes.USUAL)) {
            visit.open(path);
            var pdf = visit.page().pdf(new Page.PdfOptions().setFormat(paper));
            assertThat(sheets(pdf)).as("sheets").isBetween(1L, MOST_SHEETS);
          }
        });
  }

  /// At the foot of each stands what it shows, and where that can be checked.
  @TestFactory
  Stream<DynamicTest> each_room_says_at_its_foot_what_it_shows(Stage stage) {
    return Pages.rooms(stage).stream()
        .map(path ->
            DynamicTest.dynamicTest(
                path,
                () -> {
                  try (var visit = stage.visit("recorder", Eyes.USUAL)) {
                    visit.open(path + "?view=party:azerbaijan");
                    var foot = visit.page().locator(".print");
                    assertThat(foot.isVisible()).as("on the screen").isFalse();
                    onPaper(visit);
                    assertThat(foot.locator("svg").isVisible()).as("code to be scanned").isTrue();
                    assertThat(foot.innerText()).contains("According to Azerbaijan", "No. 69");
                    assertThat(visit.page().locator("nav").first().isVisible()).isFalse();
                  }
                }));
  }

  @Test
  void filings_are_left_out(Stage stage) throws IOException {
    long said =
        Story.of("story.yaml").stream()
            .filter(told -> !told.act().equals("AddDesignation"))
            .count();
    try (var visit = stage.visit("recorder", Eyes.USUAL)) {
      visit.open("/negotiations/corridor/timeline");
      onPaper(visit);
      assertThat(visit.page().locator(".timeline > li").all())
          .filteredOn(Locator::isVisible)
          .hasSize((int) said);
    }
  }

  private static void onPaper(Visit visit) {
    visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
  }

  private static long sheets(byte[] pdf) {
    return SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
  }
}
