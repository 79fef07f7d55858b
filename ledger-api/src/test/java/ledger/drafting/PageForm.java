package ledger.drafting;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A form of a page as a browser without scripts has it: its fields as they stand there, filled in,
/// and sent with the button that is pressed.
final class PageForm {

  private record Sent(String name, String value) {}

  private final Document page;
  private final Element form;

  PageForm(String html) {
    this.page = Jsoup.parse(html);
    this.form = page.expectFirst("main form[method=post]:has(input[name=draft])");
  }

  Document page() {
    return page;
  }

  /// Types into a field, or chooses or ticks what is there to be chosen.
  PageForm fill(String path, String value) {
    var several = form.select("[name='act." + path + "[]']");
    if (!several.isEmpty()) {
      several.stream()
          .filter(one -> one.val().equals(value))
          .findFirst()
          .orElseThrow(() -> new AssertionError(path + " has no choice " + value))
          .attr("checked", true);
      return this;
    }
    var field = form.expectFirst("[name='act." + path + "']");
    if (field.normalName().equals("select")) {
      field.select("option").removeAttr("selected");
      field.select("option").stream()
          .filter(one -> one.val().equals(value))
          .findFirst()
          .orElseThrow(() -> new AssertionError(path + " has no choice " + value))
          .attr("selected", true);
    } else if (field.attr("type").equals("checkbox")) field.attr("checked", true);
    else field.val(value);
    return this;
  }

  String typed(String path) {
    var field = form.expectFirst("[name='act." + path + "']");
    return field.normalName().equals("select")
        ? field.select("option[selected]").stream().findFirst().map(Element::val).orElse("")
        : field.val();
  }

  /// What can be chosen in a field.
  List<String> choices(String path) {
    return form
        .select("select[name='act." + path + "'] option, input[name='act." + path + "']")
        .eachAttr("value")
        .stream()
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /// Whether a field is seen without anything being opened.
  boolean isInView(String path) {
    return form.expectFirst("[name^='act." + path + "']").parents().stream()
        .noneMatch(around -> around.normalName().equals("details") && !around.hasAttr("open"));
  }

  /// What is sent when a button is pressed.
  String pressed(String button) {
    var sent = new ArrayList<Sent>();
    for (var field : form.select("input, select, textarea")) add(field, sent);
    sent.add(new Sent("do", form.expectFirst("button[name=do][value='" + button + "']").val()));
    return sent.stream()
        .map(one -> encoded(one.name()) + "=" + encoded(one.value()))
        .collect(Collectors.joining("&"));
  }

  private static void add(Element field, List<Sent> sent) {
    var name = field.attr("name");
    if (name.isEmpty() || field.attr("type").equals("file")) return;
    switch (field.normalName()) {
      case "select" ->
          sent.add(
              new Sent(
                  name,
                  field.select("option[selected]").stream()
                      .findFirst()
                      .or(() -> field.select("option").stream().findFirst())
                      .map(Element::val)
                      .orElse("")));
      case "textarea" -> sent.add(new Sent(name, field.val()));
      default -> {
        if (!field.attr("type").equals("checkbox") || field.hasAttr("checked"))
          sent.add(new Sent(name, field.val()));
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
