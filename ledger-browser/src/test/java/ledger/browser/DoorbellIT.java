package ledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/// Somebody reads a page while others put acts on record.
@OnStage
class DoorbellIT {

  @Test
  void an_open_page_says_that_acts_were_recorded_and_leads_to_them(Stage stage) {
    var program = new Program(stage, "owner");
    program.opens("bell");
    try (var visit = stage.visit("owner", Eyes.USUAL)) {
      visit.open("/negotiations/bell?lang=en");
      var before = visit.text();
      program.registers("bell", "north");
      says(
          visit.page().locator(".since"), "One act was recorded since this page was made: show it");
      program.registers("bell", "south");
      says(
          visit.page().locator(".since"),
          "2 acts were recorded since this page was made: show them");
      assertThat(visit.text())
          .as("nothing is exchanged under the reader's hands")
          .isEqualTo(before);
      assertThat(visit.againstWcag()).isEmpty();
      visit.page().locator(".since a").click();
      says(visit.page().locator(".since"), "");
      assertThat(visit.page().url()).endsWith("/negotiations/bell?lang=en");
    }
  }

  @Test
  void a_page_about_what_was_known_then_stays_silent(Stage stage) {
    long last = new Program(stage, "owner").opens("bell-then");
    try (var visit = stage.visit("owner", Eyes.USUAL)) {
      visit.open("/negotiations/bell-then?knownBy=" + last);
      assertThat(visit.page().locator(".since").count()).isZero();
    }
  }

  @Test
  void without_scripts_the_page_is_what_it_was(Stage stage) {
    var program = new Program(stage, "owner");
    program.opens("bell-still");
    try (var visit = stage.visit("owner", Eyes.USUAL.withoutScripts());
        var hearing = stage.visit("owner", Eyes.USUAL)) {
      visit.open("/negotiations/bell-still");
      hearing.open("/negotiations/bell-still");
      program.registers("bell-still", "north");
      says(
          hearing.page().locator(".since"),
          "One act was recorded since this page was made: show it");
      assertThat(visit.page().locator(".since").innerText()).isEmpty();
    }
  }

  private static void says(Locator place, String text) {
    place.page().waitForCondition(() -> place.innerText().equals(text));
  }
}
