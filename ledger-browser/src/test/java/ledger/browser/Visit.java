package ledger.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A browser with nothing kept from before, and the one page that is open in it.
final class Visit implements AutoCloseable {

  private static final List<String> WCAG_2_2_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private final BrowserContext context;
  private final Page page;
  private final Eyes eyes;

  Visit(BrowserContext context, Eyes eyes) {
    this.context = context;
    this.eyes = eyes;
    this.page = context.newPage();
    page.setDefaultTimeout(15_000);
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  Eyes eyes() {
    return eyes;
  }

  Response open(String path) {
    return Optional.ofNullable(page.navigate(path))
        .orElseThrow(() -> new IllegalStateException("nothing was opened at " + path));
  }

  /// Through the page, as people do.
  void signIn(String user, String token) {
    open("/login");
    page.locator("input[name=username]").fill(user);
    page.locator("input[name=password]").fill(token);
    page.locator("input[name=password]").press("Enter");
    page.waitForURL(Pattern.compile(".*/negotiations.*"));
  }

  String cookies() {
    return context.storageState();
  }

  /// All that can be read on the page itself, without the frame around it.
  String text() {
    return page.locator("main").innerText();
  }

  /// Where the links of the page lead, on this server.
  List<String> links() {
    @SuppressWarnings("unchecked")
    var all =
        (List<String>)
            page.locator("a[href]")
                .evaluateAll(
                    "all => all.filter(a => a.origin === location.origin)"
                        + ".map(a => a.pathname + a.search)");
    return all;
  }

  /// How far the page reaches beyond the window, in CSS pixels, and what does.
  Overhang overhang() {
    return new Overhang(
        (Integer)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"),
        (String)
            page.evaluate(
                """
                [...document.querySelectorAll('body *')]
                  .filter(e => !e.closest('.wide, .skip, .aloud') && e.getBoundingClientRect().width > 0)
                  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
                  .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')\
                """));
  }

  record Overhang(int pixels, String of) {}

  /// What axe finds against WCAG 2.2, levels A and AA, in words: empty where it finds nothing.
  List<String> againstWcag() {
    return new AxeBuilder(page)
        .withTags(WCAG_2_2_AA).setLegacyMode(true).analyze().getViolations().stream()
            .map(rule ->
                rule.getId()
                    + ": "
                    + rule.getHelp()
                    + " "
                    + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList())
            .toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
