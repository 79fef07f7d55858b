package ledger.search.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.LedgerIT;
import ledger.act.Actor;
import ledger.act.UserId;
import ledger.search.SearchTerms;
import ledger.search.Searchable;
import ledger.search.Text;
import ledger.value.Id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The table lets every act through that fits, and says nothing of what somebody may not see.
class SearchTableIT extends LedgerIT {

  private static final Id HERE = Id.of("search-table");
  private static final Id ELSEWHERE = Id.of("search-table-elsewhere");
  private static final Id FAILED = Id.of("search-table-failed");

  @Autowired private JdbcClient sql;
  @Autowired private JsonMapper json;

  @BeforeEach
  void some_acts_are_kept() {
    nothing_stays();
    keep(HERE, 1, "Գաղտնի ճանապարհ");
    keep(HERE, 2, "停戦協定は発効した");
    keep(HERE, 3, "戦協 停戦");
    keep(HERE, 4, "die Straße");
    keep(ELSEWHERE, 5, "die Straße");
  }

  @AfterEach
  void nothing_stays() {
    sql.sql("delete from reading.search where negotiation like 'search-table%'").update();
    sql.sql("delete from reading.freshness where negotiation like 'search-table%'").update();
  }

  @Test
  void the_beginning_of_the_last_word_is_enough_and_the_others_are_whole() {
    assertThat(positions("գաղտնի ճանա", HERE)).containsExactly(1L);
    assertThat(positions("գաղտ ճանապարհ", HERE)).isEmpty();
    assertThat(positions("STRASSE", HERE)).containsExactly(4L);
  }

  @Test
  void letters_are_found_by_pairs_and_read_off_the_act_then() {
    assertThat(positions("停戦協", HERE)).containsExactly(2L, 3L);
    assertThat(hits("停戦協", HERE)).containsExactly(2L);
  }

  @Test
  void only_these_negotiations_are_searched_from_a_position_on() {
    assertThat(positions("straße", HERE, ELSEWHERE)).containsExactly(4L, 5L);
    assertThat(positions("straße")).isEmpty();
    var query = SearchTerms.of("straße").orElseThrow();
    assertThat(new SearchTable(sql).mayFit(query, List.of(HERE, ELSEWHERE), 4, 10)).hasSize(1);
    assertThat(new SearchTable(sql).mayFit(query, List.of(HERE, ELSEWHERE), -1, 1)).hasSize(1);
  }

  @Test
  void only_a_negotiation_that_is_stored_to_its_end_is_searched_and_for_those_who_take_part() {
    isStored(HERE, "{\"search\":\"c0de\"}", 5);
    isStored(ELSEWHERE, "{\"search\":\"c0de\"}", 6);
    isStored(FAILED, "{\"register\":\"c0de\"}", 5);
    var table = new SearchTable(sql);
    var all = List.of(HERE, ELSEWHERE, FAILED);
    assertThat(table.kept(all, new UserId("reader"), Long.MAX_VALUE)).containsExactly(HERE);
    assertThat(table.kept(all, new UserId("stranger"), Long.MAX_VALUE)).isEmpty();
  }

  private void isStored(Id negotiation, String checksums, long awaits) {
    sql.sql(
            """
            insert into reading.freshness
              (negotiation, position, about, awaits, sealed, readers, called, checksums)
            values (:negotiation, 5, 0, :awaits, false, '{reader}', '{}', :checksums::json)
            """)
        .param("negotiation", negotiation.value())
        .param("awaits", awaits)
        .param("checksums", checksums)
        .update();
  }

  private List<Long> positions(String query, Id... among) {
    return candidates(query, among).stream().map(SearchTable.Candidate::position).toList();
  }

  private List<Long> hits(String query, Id... among) {
    return candidates(query, among).stream()
        .map(c -> json.readValue(c.body(), Searchable.class))
        .flatMap(act -> SearchTerms.of(query).orElseThrow().in(act).stream())
        .map(hit -> hit.position())
        .toList();
  }

  private List<SearchTable.Candidate> candidates(String query, Id... among) {
    return new SearchTable(sql).mayFit(SearchTerms.of(query).orElseThrow(), List.of(among), -1, 10);
  }

  private void keep(Id negotiation, long position, String text) {
    var act =
        new Searchable(
            negotiation,
            position,
            UUID.randomUUID(),
            "TakeStance",
            Optional.of(new Actor.Named(Id.of("north"))),
            List.of(new Text("words", Optional.of("und"), text)));
    sql.sql(
            """
            insert into reading.search (negotiation, key, place, position, body, words, hash)
            values (:negotiation, :key, 0, :position, :body::json, :words::text[], '')
            """)
        .param("negotiation", negotiation.value())
        .param("key", act.actId().toString())
        .param("position", position)
        .param("body", json.writeValueAsString(act))
        .param("words", act.words().toArray(String[]::new))
        .update();
  }
}
