package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who says what, and what is due, read in a terminal.
class ShowNegotiationTest {

  private static final String LABEL =
      """
      "negotiation": "harbour", "view": "party:south", "about": "2026-02-03T12:00:00Z", "position": 41,
      "names": "neutral", "called": {"north": "North", "south": "South"}\
      """;

  private static final String POSITIONS =
      """
      {%s, "columns": [{"holder": "north", "label": "North"}, {"holder": "south", "label": "South"}],
      "rows": [{"proposition": "EXISTS(A)", "cells": {
        "north": {"value": "AFFIRMS", "implied": true, "since": {"from": "2026-02-01T00:00Z", "to": "2026-02-02T00:00Z", "precision": "DAY"}},
        "south": {"value": "SILENT"}}},
      {"proposition": "CLAIM(p1)", "subject": {"en": "The quay is open"}, "cells": {
        "south": {"value": "DENIES", "since": {"from": "2026-02-02T12:00Z", "precision": "INSTANT"}}}},
      {"proposition": "VALID(7b76a763-6c20-50ae-9696-3eb20b14e9c0)", "cells": {}}]}\
      """
          .formatted(LABEL);

  private static final String BOARD =
      """
      {%s, "groups": [{"debtors": ["north"], "object": "quay", "cells": [
        {"key": {"agreement": "A", "key": "n1"}, "debtors": ["north"], "texts": {"en": "Open the quay"},
        "dueness": "PAST_DUE", "since": "2026-02-01T00:00:00Z", "due": "2026-02-02T00:00:00Z",
        "performance": [{"mark": "REPORTED", "by": "north"}]},
        {"key": {"agreement": "A", "key": "s1"}, "debtors": ["south"], "texts": {"en": "Send a ship"},
        "dueness": "CONDITIONAL", "awaits": {"any": [{"ready": "n1"}, {"performed": {"agreement": "A", "key": "n1"}}]},
        "performance": []}]}], "notHeld": []}\
      """
          .formatted(LABEL);

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void a_ledger_answers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/negotiations/harbour/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          var answer = exchange.getRequestURI().getPath().endsWith("board") ? BOARD : POSITIONS;
          var bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void and_is_gone() {
    server.stop(0);
  }

  private Ran show(Object... more) {
    var arguments =
        new ArrayList<Object>(
            List.of(
                "show",
                "harbour",
                "--url",
                "http://localhost:" + server.getAddress().getPort(),
                "--token",
                "x"));
    arguments.addAll(List.of(more));
    return Ran.ledger(arguments.toArray());
  }

  @Test
  void positions_and_board_are_tables_in_names_and_words() {
    var ran = show("--width", 120);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .isEqualToNormalizingNewlines(
            """
            harbour, view party:south, about 2026-02-03 12:00, as of position 41

            Positions
            Proposition                  North                              South
            ---------------------------  ---------------------------------  -----------------------------
            EXISTS(A)                    affirms (by act) since 2026-02-01
            CLAIM(p1): The quay is open                                     denies since 2026-02-02 12:00
            VALID(7b76a763…)

            Commitments
            Commitment  Who    What           Stands       Since             Due               Awaits              Reported
            ----------  -----  -------------  -----------  ----------------  ----------------  ------------------  -----------------
            A.n1        North  Open the quay  past due     2026-02-01 00:00  2026-02-02 00:00                      reported by North
            A.s1        South  Send a ship    conditional                                      ready n1 or
                                                                                               performed A.n1
            """);
  }

  @Test
  void a_narrow_terminal_has_narrow_columns() {
    assertThat(show("--width", 80).out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void it_is_asked_for_the_view_and_the_moment() {
    show();
    assertThat(asked)
        .containsExactly("/negotiations/harbour/positions", "/negotiations/harbour/board");
    asked.clear();
    show("--view", "party:south", "--about", "2026-02-03T12:00+04:00", "--known-by", 40);
    assertThat(asked)
        .containsExactly(
            "/negotiations/harbour/positions?view=party%3Asouth&about=2026-02-03T12%3A00%2B04%3A00&knownBy=40",
            "/negotiations/harbour/board?view=party%3Asouth&about=2026-02-03T12%3A00%2B04%3A00&knownBy=40");
  }
}
