package ledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import ledger.LedgerIT;
import ledger.openapi.Routes.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// What strangers, clients and people find of the interface on a running server.
class OpenApiIT extends LedgerIT {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping router;

  private static JsonNode published() throws IOException {
    return JSON.readTree(Files.readString(Path.of("../docs/spec/openapi.json")));
  }

  @Test
  void it_is_served_as_it_is_published_to_whoever_asks() throws IOException {
    var answer = send(request("/openapi.json"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(published());
  }

  @Test
  void the_server_has_the_routes_that_were_described() {
    assertThat(names(Routes.of(router))).containsAll(names(Routes.all()));
  }

  private static List<String> names(List<Route> routes) {
    return routes.stream().map(route -> route.verb() + " " + route.pattern()).toList();
  }

  /// Some only where the operator has it so.
  @Test
  void strangers_are_answered_where_it_says_so_and_told_to_sign_in_everywhere_else()
      throws IOException {
    var wrong = new ArrayList<String>();
    for (var path : published().path("paths").properties())
      for (var verb : path.getValue().properties()) {
        var security = verb.getValue().path("security");
        if (security.size() > 1) continue;
        var address = path.getKey().replace("{from}..{to}", "1..2").replaceAll("\\{\\w+}", "1");
        var method = verb.getKey().toUpperCase(Locale.ROOT);
        int status = send(request(address).method(method, BodyPublishers.noBody())).status();
        boolean isOpen = !security.isMissingNode();
        if (status != (isOpen ? 200 : 401)) wrong.add(method + " " + address + " " + status);
      }
    assertThat(wrong).isEmpty();
  }

  private record Asking(String token, String negotiation, String query) {}

  /// Of nobody, of a token for something else, of ids that are none and of parameters that cannot
  /// be read.
  @Test
  void a_refusal_has_a_status_that_is_described_where_it_is_met() throws Exception {
    harbour("refused");
    var other =
        postTo(
                "opener",
                "/accounts/opener/tokens",
                "{\"name\": \"refused\", \"negotiation\": \"another\"}")
            .text("token");
    var wrong = new ArrayList<String>();
    var met = new TreeSet<Integer>();
    for (var path : published().path("paths").properties())
      for (var verb : path.getValue().properties()) {
        var method = verb.getKey().toUpperCase(Locale.ROOT);
        if (path.getKey().contains("stream") || method.equals("DELETE")) continue;
        for (var asking :
            List.of(
                new Asking("", "nowhere", ""),
                new Asking(other, "refused", ""),
                new Asking(token("opener"), "nowhere", ""),
                new Asking(
                    token("opener"), "refused", "?limit=0&about=x&view=x&from=x&size=x&label=x"))) {
          if (!method.equals("GET") && asking.negotiation().equals("refused")) continue;
          var address =
              path.getKey()
                  .replace("{negotiation}", asking.negotiation())
                  .replace("{from}..{to}", "1..2")
                  .replaceAll("\\{\\w+}", "1");
          var asked = request(address + asking.query()).method(method, BodyPublishers.noBody());
          if (!asking.token().isEmpty()) asked.header("Authorization", "Bearer " + asking.token());
          int status = HTTP.send(asked.build(), BodyHandlers.discarding()).statusCode();
          met.add(status);
          if (status >= 400
              && status != 415
              && !verb.getValue().path("responses").has(String.valueOf(status)))
            wrong.add(method + " " + address + asking.query() + " " + status);
        }
      }
    assertThat(wrong).isEmpty();
    assertThat(met).contains(200, 400, 401, 403, 404);
  }

  @Test
  void a_stranger_who_sends_a_form_is_told_to_sign_in() {
    assertThat(
            send(request("/negotiations/new")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("title=x")))
                .status())
        .isEqualTo(401);
  }

  @Test
  void every_get_has_a_head() throws IOException {
    harbour("headed");
    var wrong = new ArrayList<String>();
    for (var path : published().path("paths").properties()) {
      if (!path.getValue().has("get") || path.getKey().contains("stream")) continue;
      var address = path.getKey().replace("{negotiation}", "headed");
      if (address.contains("{")) continue;
      int get = get("opener", address).status();
      int head = send(request("opener", address).HEAD()).status();
      if (get != head) wrong.add(address + " " + get + " " + head);
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/negotiations/%s/timeline?limit=3&lang=en", "/changes?after=-1&limit=1"})
  void a_list_says_in_its_head_where_it_goes_on(String path) {
    var negotiation = "linked-" + path.length();
    harbour(negotiation);
    var answer = get("opener", path.formatted(negotiation));
    var link = answer.response().headers().firstValue("Link").orElseThrow();
    assertThat(link).endsWith(">; rel=\"next\"");
    var next = get("opener", link.substring(1, link.indexOf('>')));
    assertThat(next.status()).isEqualTo(200);
    assertThat(link).contains("after=" + answer.json().path("next").asString());
  }

  @Test
  void each_problem_has_a_page_at_its_type() throws IOException {
    for (var code : published().path("x-problems").properties()) {
      var page = page(code.getValue().path("type").asString());
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.response().body()).contains(code.getKey());
    }
    assertThat(page("/problems/no-such-code").status()).isEqualTo(404);
  }

  @Test
  void people_read_all_of_it_on_one_page_without_scripts() {
    var page = page("/openapi").response();
    assertThat(page.body())
        .contains("/negotiations/{negotiation}/board", "ConfirmReadiness", "STALE_VERSION")
        .doesNotContain("<script", "http://", "https://");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
  }

  private Answer page(String path) {
    return send(request(path).header("Accept", "text/html"));
  }
}
