package ledger.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import ledger.LedgerIT;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import ledger.client.LedgerClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// A program names the version of the interface that it was written for, and is answered by that or
/// not at all.
class InterfaceVersionIT extends LedgerIT {

  private static final String OTHER = "2";

  @Autowired private Accounts accounts;

  private HttpRequest.Builder naming(String version, String user, String path) {
    return request(user, path).header(InterfaceVersion.HEADER, version);
  }

  @Test
  void one_that_there_is_is_answered_as_where_none_is_named() {
    harbour("version-named");
    var path = "/negotiations/version-named/board?about=2026-02-01T00:00:00Z";
    for (var version : InterfaceVersion.SUPPORTED)
      assertThat(send(naming(version, "opener", path)).response().body())
          .isEqualTo(get("opener", path).response().body());
    assertThat(InterfaceVersion.SUPPORTED).contains(LedgerClient.VERSION);
  }

  @ParameterizedTest
  @ValueSource(strings = {OTHER, "0", "1.0", "01", "v1", "no1", "1,1", ""})
  void any_other_is_refused_and_told_which_there_are(String version) {
    var refused = send(naming(version, "opener", "/negotiations"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("UNSUPPORTED_VERSION");
    assertThat(refused.text("subject")).isEqualTo("API-Version");
    assertThat(refused.text("given")).isEqualTo(version);
    assertThat(refused.json().path("expected").valueStream().map(one -> one.asString()))
        .isEqualTo(InterfaceVersion.SUPPORTED);
  }

  @Test
  void what_is_sent_under_another_version_is_not_recorded() {
    harbour("version-sent");
    var id = UUID.randomUUID();
    var act = act("version-sent", "ConfirmReadiness", "'actId': '" + id + "', " + READY);
    var sent =
        naming(OTHER, "rep:south", "/acts")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(act));
    assertThat(send(sent).text("code")).isEqualTo("UNSUPPORTED_VERSION");
    assertThat(post("rep:south", act).status()).as("it is new").isEqualTo(201);
  }

  /// The description says where the header counts; everywhere else it counts for nothing.
  @Test
  void it_counts_where_the_description_has_it_and_nowhere_else() throws Exception {
    var operator = new UserId("versions:" + UUID.randomUUID());
    var token = accounts.open(new Account(operator, true)).orElseThrow().secret();
    var paths = JSON.readTree(Files.readString(Path.of("../docs/spec/openapi.json"))).path("paths");
    var wrong = new ArrayList<String>();
    for (var path : paths.properties())
      for (var verb : path.getValue().properties()) {
        boolean counts =
            verb.getValue()
                .path("parameters")
                .valueStream()
                .anyMatch(one -> one.path("name").asString().equals(InterfaceVersion.HEADER));
        var method = verb.getKey().toUpperCase(Locale.ROOT);
        var address =
            path.getKey()
                .replace("{user}", operator.value())
                .replace("{from}..{to}", "1..2")
                .replaceAll("\\{\\w+}", "1");
        var answer =
            HTTP.send(
                request(address)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header(InterfaceVersion.HEADER, OTHER)
                    .method(method, BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString());
        boolean refused =
            answer.statusCode() == 400 && answer.body().contains("UNSUPPORTED_VERSION");
        if (refused != counts) wrong.add(method + " " + address + " " + answer.statusCode());
      }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/account",
        "/opening",
        "/openapi",
        "/problems/unsupported-version",
        "/ledger.css",
        "/actuator/health",
        "/log/checkpoint",
        "/schemas/acts.json"
      })
  void pages_and_what_never_changes_are_there_whatever_is_named(String path) {
    var answer =
        send(naming(OTHER, "opener", path).header("Accept", "text/html, */*;q=0.5")).response();
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void a_browser_is_told_on_a_page_in_its_language() {
    harbour("version-page");
    var answer =
        send(
            naming(OTHER, "opener", "/negotiations/version-page?lang=fr")
                .header("Accept", "text/html"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.response().body())
        .contains("<html", "Ce registre n’a pas de version « 2 » de son interface.");
  }

  @Test
  void a_stranger_learns_of_no_version() {
    assertThat(send(request("/negotiations").header(InterfaceVersion.HEADER, OTHER)).status())
        .isEqualTo(401);
  }

  /// Neither what is kept here nor what a cache of the client has is an answer to another version.
  @Test
  void a_refusal_changes_nothing_that_is_kept_and_is_never_answered_from_it() throws IOException {
    harbour("version-kept");
    checkpointNow("auditor"); // pages have its root at their foot, as soon as there is one
    for (var media : new String[] {"application/json", "text/html"}) {
      var path = "/negotiations/version-kept/register?about=2026-02-01T00:00:00Z";
      var first = send(request("opener", path).header("Accept", media)).response();
      var tag = first.headers().firstValue("ETag").orElseThrow();
      assertThat(first.headers().allValues("Vary").toString())
          .containsIgnoringCase(InterfaceVersion.HEADER);
      var refused =
          send(naming(OTHER, "opener", path).header("Accept", media).header("If-None-Match", tag))
              .response();
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.headers().firstValue("ETag")).isEmpty();
      assertThat(refused.headers().firstValue("Cache-Control")).contains("private, no-cache");
      var same = send(request("opener", path).header("Accept", media).header("If-None-Match", tag));
      assertThat(same.status()).as(media).isEqualTo(304);
    }
  }
}
