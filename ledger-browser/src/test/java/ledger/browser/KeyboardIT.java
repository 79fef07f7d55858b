package ledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Somebody who has a keyboard, and no mouse.
@OnStage
class KeyboardIT {

  /// All that can be pressed or typed into, in the order of the page; radio buttons of one name are
  /// one stop.
  private static final String STOPS =
      """
      () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.type !== 'hidden' && e.tabIndex >= 0)
        .filter(e => !e.closest('details:not([open])') || e.matches('details > summary'))
        .map((e, i) => { e.dataset.stop = i; return String(i); })
      """;

  /// Where Tab comes by, and whether one sees it there: by a ring around it, and in a drawing by
  /// the frame of what is meant.
  private static final String WATCHED =
      """
      () => {
        window.stops = [];
        document.addEventListener('focusin', ({target}) => {
          const seen = getComputedStyle(target);
          const frame = target.closest('svg') && target.querySelector('.target');
          const ring = seen.outlineStyle !== 'none' && parseFloat(seen.outlineWidth) > 0
            || frame && getComputedStyle(frame).stroke !== 'none';
          window.stops.push([target.dataset.stop ?? '', ring ? 'seen' : 'unseen', target.outerHTML.slice(0, 100)]);
        });
      }
      """;

  private record Stop(String place, boolean seen, String html) {}

  @Test
  void signs_in_goes_home_and_into_a_room(Stage stage) {
    try (var visit = stage.stranger(Eyes.USUAL)) {
      visit.open("/login");
      // A browser sets the focus once it has drawn the page.
      var user = visit.page().locator("[name=username]:focus");
      visit.page().waitForCondition(() -> user.count() > 0);
      var keys = visit.page().keyboard();
      keys.type("recorder");
      keys.press("Tab");
      keys.type(stage.token("recorder"));
      keys.press("Enter");
      visit.page().waitForURL(Pattern.compile(".*/negotiations(\\?.*)?"));
      goTo(visit.page(), "a[href='/negotiations/corridor']");
      visit.page().waitForURL("**/corridor");
      goTo(visit.page(), "nav a[href$='/board']");
      visit.page().waitForURL("**/board");
    }
  }

  @Test
  void skips_what_every_page_begins_with(Stage stage) {
    try (var visit = stage.visit("recorder", Eyes.USUAL)) {
      visit.open("/negotiations/corridor/board");
      var keys = visit.page().keyboard();
      keys.press("Tab");
      assertThat(visit.page().locator(".skip").boundingBox().x).isNotNegative();
      keys.press("Enter");
      keys.press("Tab");
      assertThat(visit.page().evaluate("!!document.activeElement.closest('main')")).isEqualTo(true);
    }
  }

  @Test
  void opens_what_is_folded(Stage stage) {
    try (var visit = stage.visit("recorder", Eyes.USUAL)) {
      visit.open("/negotiations/corridor");
      var summary = visit.page().locator("main summary").first();
      summary.focus();
      visit.page().keyboard().press("Enter");
      assertThat(visit.page().locator("main details").first().getAttribute("open")).isNotNull();
    }
  }

  @Test
  void puts_an_act_on_record(Stage stage) {
    new Program(stage, "owner").opens("keys");
    try (var visit = stage.visit("owner", Eyes.USUAL)) {
      var page = visit.page();
      visit.open("/negotiations/keys");
      goTo(page, "nav a[href$='/record']");
      page.waitForURL("**/record");
      goTo(page, "main a[href$='/record/RegisterReferent']");
      page.waitForURL("**/RegisterReferent");
      tabTo(page, "[name='act.id']");
      page.keyboard().type("north");
      tabTo(page, "[name='act.kind']");
      page.waitForCondition(() -> isChosen(page, "PARTY"));
      tabTo(page, "[name='act.neutralLabel']");
      page.keyboard().type("The northern side");
      goTo(page, "[name=do][value=preview]");
      page.locator("[name=do][value=record]").last().waitFor();
      goTo(page, "[name=do][value=record]");
      page.waitForURL(Pattern.compile(".*/acts/\\d+"));
      assertThat(visit.text()).contains("The northern side");
    }
  }

  /// With the arrow, one choice further at a time.
  private static boolean isChosen(Page page, String value) {
    if (value.equals(page.evaluate("document.activeElement.value"))) return true;
    page.keyboard().press("ArrowDown");
    return false;
  }

  private static final List<String> FORMS =
      List.of(
          "/negotiations/corridor/record/TakeStance",
          "/negotiations/corridor/record/ProposeAgreement",
          "/negotiations/corridor/whatif");

  /// Tab comes by everything, in the order of the page, and one sees where one is.
  @TestFactory
  Stream<DynamicTest> comes_by_everything(Stage stage) {
    return Stream.of(List.of("/negotiations"), Pages.rooms(stage), FORMS)
        .flatMap(List::stream)
        .map(path ->
            DynamicTest.dynamicTest(
                path,
                () -> {
                  try (var visit = stage.visit("recorder", Eyes.USUAL)) {
                    visit.open(path);
                    assertThat(stops(visit.page()))
                        .allSatisfy(stop ->
                            assertThat(stop.seen()).as("focus is seen at %s", stop).isTrue())
                        .extracting(Stop::place)
                        .isEqualTo(visit.page().evaluate(STOPS));
                  }
                }));
  }

  @SuppressWarnings("unchecked")
  private static List<Stop> stops(Page page) {
    int all = ((List<?>) page.evaluate(STOPS)).size();
    page.evaluate(WATCHED);
    for (int i = 0; i < all; i++) page.keyboard().press("Tab");
    return ((List<List<String>>) page.evaluate("window.stops"))
        .stream().map(at -> new Stop(at.get(0), at.get(1).equals("seen"), at.get(2))).toList();
  }

  /// With Tab alone, and Enter.
  private static void goTo(Page page, String link) {
    tabTo(page, link);
    page.keyboard().press("Enter");
  }

  private static void tabTo(Page page, String what) {
    for (int i = 0; i < 120; i++) {
      page.keyboard().press("Tab");
      if ((Boolean) page.evaluate("to => document.activeElement.matches(to)", what)) return;
    }
    throw new AssertionError("Tab does not come by " + what);
  }
}
