package ledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// What is promised of every page, whatever it shows.
@OnStage
class EveryPageIT {

  private static final List<String> WITHOUT_SIGNING_IN = List.of("/login", "/login?error");

  private static final List<String> LANGUAGES = List.of("en", "fr", "ru", "ar", "hy", "az", "uk");

  private static final List<String> ERRORS =
      List.of(
          "/negotiations/none-of-this-name",
          "/negotiations/corridor/nowhere",
          "/negotiations/corridor?about=yesterday",
          "/negotiations/corridor/acts/999999");

  private static final String WEBHOOKS = "/account/webhooks";

  private static final List<String> BESIDE_THE_ROOMS =
      List.of(
          "/negotiations",
          "/opening",
          "/account",
          WEBHOOKS,
          "/negotiations/corridor/acts/49",
          "/negotiations/corridor/whatif",
          "/negotiations/corridor/difference",
          "/negotiations/corridor/record/RecordClaimedAgreement");

  /// The main way: home, the rooms, and what can go wrong.
  @TestFactory
  Stream<DynamicTest> of_the_main_way_keeps_what_is_promised(Stage stage) {
    return Stream.concat(
        WITHOUT_SIGNING_IN.stream().map(path -> promise(stage, "", path, MAIN)),
        mainWay(stage).map(path -> promise(stage, "recorder", path, MAIN)));
  }

  private static final Eyes MAIN = Eyes.USUAL.narrow().inTheDark();

  private static Stream<String> mainWay(Stage stage) {
    return Stream.of(Pages.rooms(stage), BESIDE_THE_ROOMS, List.of(webhook(stage)), ERRORS)
        .flatMap(List::stream);
  }

  /// The page of one that something was posted to, if in vain; it is made the first time.
  private static String webhook(Stage stage) {
    try (var visit = stage.visit("recorder", Eyes.USUAL)) {
      visit.open(WEBHOOKS);
      var page = visit.page();
      var made = page.locator("main li a");
      if (made.count() == 0) {
        page.locator("input[name=url]").fill("https://127.0.0.1/ledger");
        page.locator("form:has(input[name=url]) button").click();
        page.locator("button[value=TEST]").click();
        page.locator("#sent").waitFor();
        visit.open(WEBHOOKS);
      }
      return Optional.ofNullable(made.first().getAttribute("href")).orElseThrow();
    }
  }

  /// From right to left, nothing reaches out either.
  @TestFactory
  Stream<DynamicTest> fits_in_the_window_from_right_to_left(Stage stage) {
    return mainWay(stage)
        .map(path ->
            DynamicTest.dynamicTest(
                path,
                () -> {
                  try (var visit = stage.visit("recorder", Eyes.USUAL.narrow().in("ar"))) {
                    visit.open(path);
                    assertThat(visit.page().locator("html").getAttribute("dir")).isEqualTo("rtl");
                    assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo("ar");
                    fits(visit);
                  }
                }));
  }

  /// Every page that can be reached, by whom it is reached first.
  @Tag("long")
  @TestFactory
  Stream<DynamicTest> that_can_be_reached_keeps_what_is_promised(Stage stage) {
    var pages = new Pages(stage);
    return Stream.of("owner", "recorder", "auditor", "rep:azerbaijan")
        .flatMap(user ->
            pages.others(user).stream()
                .map(path -> promise(stage, user, path, Eyes.USUAL.narrow())));
  }

  @Tag("long")
  @TestFactory
  Stream<DynamicTest> of_the_main_way_keeps_what_is_promised_in_every_language(Stage stage) {
    return LANGUAGES.stream()
        .flatMap(language ->
            mainWay(stage).map(path -> promise(stage, "recorder", path, MAIN.in(language))));
  }

  /// What a page says, it says without scripts too.
  @TestFactory
  Stream<DynamicTest> says_the_same_without_scripts(Stage stage) {
    return Stream.concat(Stream.of("/negotiations"), Pages.rooms(stage).stream())
        .map(path ->
            DynamicTest.dynamicTest(
                path,
                () -> {
                  try (var with = stage.visit("recorder", Eyes.USUAL);
                      var without = stage.visit("recorder", Eyes.USUAL.withoutScripts())) {
                    with.open(path);
                    without.open(path);
                    assertThat(without.text()).isNotBlank().isEqualTo(with.text());
                  }
                }));
  }

  private static DynamicTest promise(Stage stage, String user, String path, Eyes eyes) {
    return DynamicTest.dynamicTest(
        path + ", " + eyes,
        () -> {
          try (var visit = user.isEmpty() ? stage.stranger(eyes) : stage.visit(user, eyes)) {
            visit.open(path);
            promised(visit);
          }
        });
  }

  private static void promised(Visit visit) {
    var page = visit.page();
    assertThat(page.locator("h1").allInnerTexts()).as("headings of the first level").hasSize(1);
    assertThat(page.title()).as("its title").contains(page.locator("h1").innerText());
    assertThat(page.locator("html").getAttribute("lang"))
        .as("its language")
        .isEqualTo(visit.eyes().language());
    fits(visit);
    page.setViewportSize(Eyes.WIDE, 800);
    fits(visit);
    assertThat(visit.againstWcag()).as("found against WCAG 2.2 AA").isEmpty();
  }

  private static void fits(Visit visit) {
    var overhang = visit.overhang();
    assertThat(overhang.pixels()).as("pixels beyond the window, of %s", overhang.of()).isZero();
  }
}
