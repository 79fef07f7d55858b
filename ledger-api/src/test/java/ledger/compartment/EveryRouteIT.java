package ledger.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import ledger.LedgerIT;
import ledger.act.UserId;
import ledger.sourcecopy.SourceCopies;
import ledger.value.Hash;
import ledger.value.Id;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route that there is, for everybody who takes part, with a compartment of each visibility:
/// a member finds what was said in it, whoever is none finds nothing of it.
///
/// The routes are the server's own, so that a new one fails here until it has a row.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteIT extends LedgerIT {

  private static final String CANARY = "wombat";

  /// What of a negotiation each route shows, with the words in which a member finds the
  /// compartment; none where nothing of an act is shown. `{n}` is the negotiation, `{act}` an act
  /// of the compartment, `{at}` its position.
  private static final Map<String, String> SHOWN = new TreeMap<>();

  static {
    var base = "/negotiations/{negotiation}";
    row("GET " + base, "/negotiations/{n}", "_room.crane");
    row("GET " + base + "/register", "/negotiations/{n}/register", "_room.deal");
    row(
        "GET " + base + "/agreements/{agreement}",
        "/negotiations/{n}/agreements/_room.deal",
        CANARY);
    row(
        "GET " + base + "/agreements/{agreement}/versions/{from:[0-9]{1,6}}..{to:[0-9]{1,6}}",
        "/negotiations/{n}/agreements/_room.deal/versions/1..1",
        "");
    row("GET " + base + "/positions", "/negotiations/{n}/positions", "_room.deal");
    row("GET " + base + "/board", "/negotiations/{n}/board", "_room.deal");
    row("GET " + base + "/positions.csv", "/negotiations/{n}/positions.csv", "_room.deal");
    row("GET " + base + "/board.csv", "/negotiations/{n}/board.csv", CANARY);
    row("GET " + base + "/register.csv", "/negotiations/{n}/register.csv", CANARY);
    row("GET " + base + "/pa-x.csv", "/negotiations/{n}/pa-x.csv", "_room.deal");
    for (var table : List.of("positions", "board", "register", "pa-x"))
      row(
          "GET " + base + "/" + table + ".csv-metadata.json",
          "/negotiations/{n}/" + table + ".csv-metadata.json",
          "");
    row("GET " + base + "/provenance.json", "/negotiations/{n}/provenance.json", CANARY);
    row("GET " + base + "/readiness", "/negotiations/{n}/readiness", "_room.deal");
    row("GET " + base + "/docket", "/negotiations/{n}/docket", "_room.al");
    row(
        "GET " + base + "/allegations/{allegation}",
        "/negotiations/{n}/allegations/_room.al",
        CANARY);
    row("GET " + base + "/timeline", "/negotiations/{n}/timeline", CANARY);
    row("GET " + base + "/participation", "/negotiations/{n}/participation", "");
    row("GET " + base + "/sources", "/negotiations/{n}/sources", "");
    row(
        "GET " + base + "/sources/{source}/content",
        "/negotiations/{n}/sources/_room.paper/content",
        CANARY);
    row("GET " + base + "/people", "/negotiations/{n}/people", "");
    row("GET " + base + "/since", "/negotiations/{n}/since?after={before}", "");
    row("GET " + base + "/record", "/negotiations/{n}/record", "");
    row("GET " + base + "/record/{event}", "/negotiations/{n}/record/TakeStance", "");
    row("GET " + base + "/acts/{position:[0-9]{1,18}}", "/negotiations/{n}/acts/{at}", "");
    row(
        "GET " + base + "/acts/{position:[0-9]{1,18}}/proof",
        "/negotiations/{n}/acts/{at}/proof",
        "");
    row("GET " + base + "/audit", "/negotiations/{n}/audit", "");
    row("GET " + base + "/whatif", "/negotiations/{n}/whatif", "");
    row("GET " + base + "/anomalies", "/negotiations/{n}/anomalies", "");
    row("GET " + base + "/calendar", "/negotiations/{n}/calendar", "_room.deal");
    row("GET " + base + "/moves", "/negotiations/{n}/moves", "");
    row("GET " + base + "/difference", "/negotiations/{n}/difference?fromKnownBy=0", "");
    row(
        "GET " + base + "/search",
        "/negotiations/{n}/search?q=" + CANARY,
        "_room.deal\\b|" + CANARY);
    row("GET " + base + "/changes", "/negotiations/{n}/changes?limit=1000", "{act}");
    row(
        "GET " + base + "/acts/{position:[0-9]{1,18}}/receipt",
        "/negotiations/{n}/acts/{at}/receipt",
        "index {at}");
    row("GET " + base + "/compartments", "/negotiations/{n}/compartments", "room");
    row("GET /changes", "/changes?after={before}", "{act}");
    row("GET /search", "/search?q=" + CANARY, CANARY);
    row("GET /log/receipts/{actId}", "/log/receipts/{act}", "index {at}");
    row("GET /log/entries", "/log/entries?from={at}", "{act}");
    row("GET /log/counts", "/log/counts", "{n}~");
  }

  /// The pages of a negotiation, in the same way. What a page tells of an act may be its words, its
  /// number, or an id that was said in it.
  private static final Map<String, String> PAGES = new TreeMap<>();

  static {
    var base = "/negotiations/{negotiation}";
    page(base, "_room.deal");
    page(base + "/board", CANARY);
    page(base + "/register", CANARY);
    page(base + "/docket", CANARY);
    page(base + "/readiness", "_room.deal");
    page(base + "/calendar", "_room.deal");
    page(base + "/timeline", CANARY);
    page(base + "/sources", "");
    page(base + "/people", CANARY);
    page(base + "/since", "/since?after={before}", "One act");
    page(base + "/record", "");
    page(base + "/record/{event}", "/record/TakeStance", "_room.deal");
    page(base + "/acts/{position:[0-9]{1,18}}", "/acts/{at}", CANARY);
    page(base + "/acts/{position:[0-9]{1,18}}/proof", "/acts/{at}/proof", "{act}");
    page(base + "/audit", "");
    page(base + "/difference", "/difference?fromKnownBy={before}", "_room.deal");
    page(base + "/whatif", "/whatif?without={at}", "_room.deal");
    page(base + "/search", "/search?q=" + CANARY, CANARY);
  }

  private static void page(String route, String shown) {
    PAGES.put(route, route.replace("{negotiation}", "{n}") + " -> " + shown);
  }

  /// @param below the address of the negotiation
  private static void page(String route, String below, String shown) {
    PAGES.put(route, "/negotiations/{n}" + below + " -> " + shown);
  }

  /// They show nothing of an act, or belong to operators; streams say where and never what, and who
  /// hears of which act is in StreamIT, who is sent which in WebhookIT.
  private static final List<String> OTHERS =
      List.of(
          "GET /",
          "GET /login",
          "GET /error",
          "GET /schemas/act.json",
          "GET /schemas/acts.json",
          "GET /openapi",
          "GET /openapi.json",
          "GET /problems/{name}",
          "GET /negotiations",
          "GET /opening",
          "POST /opening",
          "POST /negotiations/{negotiation}/record",
          "POST /negotiations/{negotiation}/record/{event}",
          "POST /negotiations/{negotiation}/sources/{source}/content",
          "GET /account",
          "POST /account/tokens",
          "POST /account/tokens/end",
          "POST /account/people",
          "GET /account/webhooks",
          "POST /account/webhooks",
          "GET /account/webhooks/{webhook}",
          "POST /account/webhooks/{webhook}",
          "POST /acts",
          "GET /stream",
          "GET /negotiations/{negotiation}/stream",
          "POST /negotiations/{negotiation}/whatif",
          "GET /negotiations/{negotiation}/audit/act",
          "GET /negotiations/{negotiation}/audit/bundle",
          "GET /operator",
          "POST /operator",
          "GET /log/checkpoint",
          "POST /log/checkpoint",
          "GET /log/policy",
          "GET /log/tile/**",
          "GET /log/timestamps",
          "GET /log/timestamps/{name}",
          "GET /accounts/self",
          "GET /accounts/{user}/tokens",
          "POST /accounts/{user}/tokens",
          "DELETE /accounts/{user}/tokens/{name}",
          "GET /accounts/{user}/webhooks",
          "POST /accounts/{user}/webhooks",
          "GET /accounts/{user}/webhooks/{webhook}",
          "DELETE /accounts/{user}/webhooks/{webhook}",
          "POST /accounts/{user}/webhooks/{webhook}/secret",
          "PUT /accounts/{user}/webhooks/{webhook}/disabled",
          "DELETE /accounts/{user}/webhooks/{webhook}/disabled",
          "GET /accounts/{user}/webhooks/{webhook}/deliveries",
          "POST /accounts/{user}/webhooks/{webhook}/replay",
          "POST /accounts/{user}/webhooks/{webhook}/replay/{position:[0-9]{1,18}}",
          "POST /accounts/{user}/webhooks/{webhook}/test");

  private static void row(String route, String path, String shown) {
    SHOWN.put(route, path + " -> " + shown);
  }

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping router;

  @Autowired private SourceCopies copies;

  private final Map<String, Said> last = new TreeMap<>();

  /// The last act of a compartment.
  private record Said(UUID act, long position) {}

  @BeforeAll
  void a_room_of_each_visibility_in_which_much_is_said() {
    for (var visibility : List.of("AS_SEALED", "INVISIBLE")) furnished(visibility);
  }

  private static String negotiation(String visibility) {
    return "every-route-" + visibility;
  }

  private void furnished(String visibility) {
    var n = negotiation(visibility);
    harbour(n);
    mustRecord(
        "opener",
        act(
            n,
            "DefineCompartment",
            "'mode': 'PERFORMED', 'id': 'room', 'members': ['opener', 'rep:north', 'scribe'], 'visibility': '%s'"
                .formatted(visibility)));
    say(
        n,
        "scribe",
        "RegisterReferent",
        "'id': '_room.crane', 'kind': 'PLACE', 'neutralLabel': 'Crane of the wombat'");
    say(
        n,
        "scribe",
        "RegisterSource",
        "'id': '_room.paper', 'kind': 'DOCUMENT', 'hash': '%s'".formatted(Hash.of(CANARY)));
    copies.keep(
        last(n).act(), Id.of(n), new UserId("scribe"), CANARY.getBytes(StandardCharsets.UTF_8));
    say(
        n,
        "rep:north",
        "ProposeAgreement",
        "'by': 'north', 'agreement': '_room.deal', 'form': 'ORAL', 'offerExpires': '2030-01-01T00:00Z', 'terms': {'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}], 'texts': [{'lang': 'en', 'text': 'Bring the wombat'}], 'terms': [{'kind': 'COMMITMENT', 'key': '_room.k', 'debtors': ['north'], 'creditors': ['south'], 'mode': 'ACHIEVE', 'texts': 'Bring the wombat'}]}");
    say(
        n,
        "rep:north",
        "ConfirmReadiness",
        "'by': 'north', 'agreement': '_room.deal', 'version': 1, 'scope': ['_room.k']");
    say(
        n,
        "rep:north",
        "AllegeBreach",
        "'by': 'north', 'id': '_room.al', 'against': 'south', 'keys': ['s1'], 'particulars': 'No wombat came'");
    say(
        n,
        "rep:north",
        "TakeStance",
        "'by': 'north', 'proposition': 'EXISTS(_room.deal)', 'stance': 'AFFIRMS', 'words': 'A wombat it is'");
  }

  private void say(String negotiation, String user, String act, String fields) {
    var id = UUID.randomUUID();
    long at =
        mustRecord(
            user,
            act(
                negotiation,
                act,
                "'actId': '%s', 'mode': 'PERFORMED', 'compartments': ['room'], %s"
                    .formatted(id, fields)));
    last.put(negotiation, new Said(id, at));
  }

  private Said last(String negotiation) {
    return Objects.requireNonNull(last.get(negotiation));
  }

  private String in(String negotiation, String text) {
    return text.replace("{n}", negotiation)
        .replace("{act}", last(negotiation).act().toString())
        .replace("{before}", String.valueOf(last(negotiation).position() - 1))
        .replace("{at}", String.valueOf(last(negotiation).position()));
  }

  @Test
  void every_route_of_the_server_has_a_row_here() {
    var routes = new TreeSet<String>();
    router
        .getHandlerMethods()
        .keySet()
        .forEach(mapping ->
            mapping
                .getPatternValues()
                .forEach(path -> {
                  var methods = mapping.getMethodsCondition().getMethods();
                  if (methods.isEmpty()) routes.add("GET " + path);
                  methods.forEach(method -> routes.add(method + " " + path));
                }));
    routes.removeIf(
        route -> route.matches("\\S+ /(operator/.*|accounts/\\{user\\}(/token|/disabled|))"));
    var known = new TreeSet<>(SHOWN.keySet());
    known.addAll(OTHERS);
    assertThat(routes).isEqualTo(known);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AS_SEALED", "INVISIBLE"})
  void members_find_it_on_every_route_and_nobody_else_does(String visibility) {
    var n = negotiation(visibility);
    var wrong = new ArrayList<String>();
    SHOWN.forEach((route, row) -> {
      var path = in(n, row.substring(0, row.indexOf(" -> ")));
      var shown = in(n, row.substring(row.indexOf(" -> ") + 4));
      for (var member : List.of("opener", "rep:north", "scribe"))
        if (!shown.isEmpty() && !finds(n, member, path, shown))
          wrong.add(member + " does not find " + shown + " at " + path);
      for (var outsider : List.of("rep:south", "auditor", "stranger"))
        for (var trace : traces(n, visibility, route))
          if (finds(n, outsider, path, trace))
            wrong.add(outsider + " finds " + trace + " at " + path);
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_page_of_a_negotiation_has_a_row_here() {
    var pages = new TreeSet<String>();
    router
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> {
          if (mapping
              .getProducesCondition()
              .getProducibleMediaTypes()
              .contains(MediaType.TEXT_HTML)) pages.addAll(mapping.getPatternValues());
        });
    pages.removeIf(path -> !path.startsWith("/negotiations/{negotiation}"));
    assertThat(pages).isEqualTo(PAGES.keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"AS_SEALED", "INVISIBLE"})
  void members_find_it_on_every_page_and_nobody_else_does(String visibility) {
    var n = negotiation(visibility);
    var wrong = new ArrayList<String>();
    PAGES.forEach((route, row) -> {
      var path = in(n, row.substring(0, row.indexOf(" -> ")));
      var shown = in(n, row.substring(row.indexOf(" -> ") + 4));
      for (var member : List.of("opener", "rep:north", "scribe"))
        if (!shown.isEmpty() && !Pattern.compile(shown).matcher(shownTo(member, path)).find())
          wrong.add(member + " does not find " + shown + " at " + path);
      for (var outsider : List.of("rep:south", "auditor", "stranger"))
        for (var trace : traces(n, visibility, route))
          if (shownTo(outsider, path).contains(trace))
            wrong.add(outsider + " finds " + trace + " at " + path);
    });
    assertThat(wrong).isEmpty();
  }

  private String shownTo(String user, String path) {
    return send(request(path)
            .header("Accept", "text/html")
            .header("Authorization", "Bearer " + token(user)))
        .response()
        .body();
  }

  /// Whoever it is of, and whatever it may do besides.
  @ParameterizedTest
  @ValueSource(strings = {"AS_SEALED", "INVISIBLE"})
  void a_token_for_another_negotiation_finds_nothing_of_this_one_on_any_route(String visibility) {
    var n = negotiation(visibility);
    var token = personal("\"may\": [\"READ\", \"WRITE\"], \"negotiation\": \"every-route-other\"");
    var wrong = new ArrayList<String>();
    SHOWN.forEach((route, row) -> {
      var path = in(n, row.substring(0, row.indexOf(" -> ")));
      var answer = with(token, path);
      var invented = with(token, path.replace(n, "invented"));
      for (var trace : traces(n, visibility, route))
        if (answer.response().body().contains(trace)) wrong.add(trace + " at " + path);
      if (path.contains(n) && !answer.response().body().equals(invented.response().body()))
        wrong.add("it can be told from one that does not exist at " + path);
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_token_that_may_only_write_reads_nothing_on_any_route() {
    var token = personal("\"may\": [\"WRITE\"]");
    assertThat(SHOWN.values())
        .allSatisfy(row ->
            assertThat(
                    with(token, in(negotiation("AS_SEALED"), row.substring(0, row.indexOf(" -> "))))
                        .text("code"))
                .isEqualTo("OUT_OF_SCOPE"));
  }

  private String personal(String scope) {
    return postTo(
            "opener",
            "/accounts/opener/tokens",
            "{\"name\": \"t%s\", %s}".formatted(UUID.randomUUID(), scope))
        .text("token");
  }

  private Answer with(String token, String path) {
    return send(request(path).header("Authorization", "Bearer " + token));
  }

  private boolean finds(String negotiation, String user, String path, String shown) {
    var body = getAt(last(negotiation).position(), user, path).response().body();
    return Arrays.stream(shown.split("\\|"))
        .anyMatch(text -> body.replace(given(path), "").contains(text));
  }

  /// What the question itself has in it is told back in refusals.
  private static String given(String path) {
    return path.matches(".*/(agreements|allegations|sources)/.*")
        ? path.replaceAll(".*/(agreements|allegations|sources)/([^/]*).*", "$2")
        : path.replaceAll(".*(receipts)/", "");
  }

  private List<String> traces(String negotiation, String visibility, String route) {
    var traces =
        new ArrayList<>(
            List.of(
                "wombat it",
                "the wombat",
                "No wombat",
                "_room",
                last(negotiation).act().toString(),
                negotiation + "~"));
    if (visibility.equals("INVISIBLE")) traces.add("\"room\"");
    if (route.startsWith("GET /log/receipts")) traces.remove(last(negotiation).act().toString());
    return traces;
  }
}
