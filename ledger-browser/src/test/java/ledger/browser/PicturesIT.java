package ledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import ledger.browser.Story.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pictures of README and docs, taken as golden files are written: `-Dgolden.update`.
@OnStage
@EnabledIfSystemProperty(
    named = "golden.update",
    matches = "|true",
    disabledReason = "pictures are taken with -Dgolden.update")
class PicturesIT {

  private static final Path IMAGES = Path.of("..", "docs", "images");
  private static final int MOST_BYTES = 150_000;
  private static final Eyes PHONE = new Eyes(390, true, false, "ar");

  private static final Told READY =
      new Told(
          "ConfirmReadiness",
          Map.of(),
          new TreeMap<>(
              Map.of(
                  "words",
                  "We are ready, without prejudice to what was agreed at the weekend.",
                  "statedAt",
                  "2023-09-14",
                  "by",
                  "regional-leadership",
                  "agreement",
                  "T",
                  "version",
                  "1",
                  "scope",
                  List.of("tB"))));

  enum Picture {
    HOME("rep:azerbaijan", "", Eyes.USUAL, 620),
    POSITIONS("recorder", "/corridor", Eyes.USUAL, 800),
    COMMITMENTS("recorder", "/corridor/board", Eyes.USUAL, 1_000),
    TIMELINE("recorder", "/corridor/timeline", Eyes.USUAL, 800),
    DIFFERENCE(
        "recorder",
        "/corridor/difference?fromAbout=12+Sep+2023&about=13+Sep+2023&view=party:azerbaijan",
        Eyes.USUAL,
        800),
    ACT("auditor", "/corridor/acts/51", Eyes.USUAL, 800),
    PROOF("auditor", "/corridor/acts/51/proof", Eyes.USUAL, 900),
    TELEPHONE("recorder", "/corridor/board", PHONE, 800);

    private final String user;
    private final String path;
    private final Eyes eyes;
    private final int height;

    Picture(String user, String path, Eyes eyes, int height) {
      this.user = user;
      this.path = path;
      this.eyes = eyes;
      this.height = height;
    }
  }

  @ParameterizedTest
  @EnumSource
  void of_a_page(Picture picture, Stage stage) throws IOException {
    taken(
        stage,
        picture.name().toLowerCase(Locale.ROOT),
        picture.user,
        picture.eyes,
        picture.height,
        visit -> visit.open("/negotiations" + picture.path));
  }

  @Test
  void of_what_an_act_would_change(Stage stage) throws IOException {
    taken(
        stage,
        "before-it-is-recorded",
        "rep:regional-leadership",
        Eyes.USUAL,
        880,
        visit -> new Hand(visit).tries("corridor", READY));
  }

  private static void taken(
      Stage stage, String name, String user, Eyes eyes, int height, Consumer<Visit> seen)
      throws IOException {
    try (var visit = stage.visit(user, eyes)) {
      seen.accept(visit);
      visit.page().setViewportSize(eyes.width(), height);
      var file = IMAGES.resolve(name + ".png");
      visit.page().screenshot(new Page.ScreenshotOptions().setPath(file));
      assertThat(Files.size(file)).as("bytes of %s", file).isLessThan(MOST_BYTES);
    }
  }
}
