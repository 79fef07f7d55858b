package ledger.sourcecopy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import ledger.LedgerIT;
import ledger.act.UserId;
import ledger.erasure.ErasureList;
import ledger.record.postgres.ActsOnRecord;
import ledger.value.Hash;
import ledger.value.Id;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The file of a source is kept where its owner asks for it, is given to whoever may see the
/// source, and is gone when somebody who may deletes it.
class SourceCopyIT extends LedgerIT {

  private static final String FILE = "<script>minutes</script>";

  @Autowired private SourceCopies copies;
  @Autowired private ErasureList erased;
  @Autowired private ActsOnRecord record;
  @Autowired private JdbcClient sql;

  private Answer page(String user, String path) {
    return send(request(user, path).header("Accept", "text/html"));
  }

  private static String place(Answer answer) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(303);
    return answer.response().headers().firstValue("Location").orElseThrow();
  }

  private static String field(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private Answer attach(String user, String path, String draft, String file, String... more) {
    var parts = new StringBuilder(field("draft", draft));
    parts.append(field("act.kind", "DOCUMENT"));
    parts.append(field("act.hash", ""));
    for (int i = 0; i < more.length; i += 2) parts.append(field(more[i], more[i + 1]));
    if (!file.isEmpty())
      parts
          .append(
              "--x\r\nContent-Disposition: form-data; name=\"act.hash:file\"; filename=\"Minutes.html\"")
          .append("\r\nContent-Type: text/html\r\n\r\n")
          .append(file)
          .append("\r\n");
    return send(
        request(user, path)
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofString(parts + "--x--\r\n")));
  }

  private Answer press(String user, String path, String body) {
    return send(
        request(user, path)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /// The scribe registers the file, and wants a copy kept.
  private String registered(String negotiation, String... more) {
    harbour(negotiation);
    var path = "/negotiations/" + negotiation + "/record/RegisterSource";
    var draft = UUID.randomUUID().toString();
    var looked = place(attach("scribe", path, draft, FILE, kept("preview", more)));
    var seen = Jsoup.parse(page("scribe", looked).response().body()).expectFirst("[name=seen]");
    var at = place(press("scribe", path, "draft=" + draft + "&do=record&seen=" + seen.val()));
    long position = Long.parseLong(at.replaceAll(".*/", ""));
    for (var user : new String[] {"scribe", "rep:north", "opener"})
      getAt(position, user, "/negotiations/" + negotiation);
    return draft;
  }

  private static String[] kept(String deed, String... more) {
    return more.length > 0 ? more : new String[] {"act.hash:keep", "true", "do", deed};
  }

  private static String content(String negotiation) {
    return "/negotiations/" + negotiation + "/sources/minutes/content";
  }

  @Test
  void whoever_may_see_the_source_may_save_its_file_and_no_browser_shows_it() {
    registered("copy-kept");
    var saved = get("rep:south", content("copy-kept"));
    assertThat(saved.status()).isEqualTo(200);
    assertThat(saved.response().body()).isEqualTo(FILE);
    assertThat(saved.response().headers().allValues("Content-Disposition"))
        .containsExactly("attachment; filename=\"minutes\"");
    assertThat(saved.response().headers().allValues("X-Content-Type-Options"))
        .containsExactly("nosniff");
    assertThat(saved.response().headers().allValues("Content-Security-Policy"))
        .anyMatch(policy -> policy.contains("sandbox"));
    assertThat(get("stranger", content("copy-kept")).status()).isEqualTo(404);
    assertThat(get("rep:south", content("copy-kept").replace("minutes", "others")).status())
        .isEqualTo(404);
    assertThat(page("rep:south", "/negotiations/copy-kept/sources").response().body())
        .contains(content("copy-kept"))
        .contains("Save the file (1 kB)")
        .doesNotContain("Delete the copy");
  }

  @Test
  void nothing_is_kept_unasked_and_nothing_is_readable_where_it_is_stored() {
    var draft = registered("copy-unasked", "do", "preview");
    assertThat(get("scribe", content("copy-unasked")).status()).isEqualTo(404);
    assertThat(copies.of(UUID.fromString(draft))).isEmpty();
    var kept = registered("copy-sealed");
    var stored =
        sql.sql("select content from desk.source_copy where act = cast(:act as uuid)")
            .param("act", kept)
            .query(byte[].class)
            .single();
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("minutes");
  }

  @Test
  void a_copy_of_anything_else_than_what_is_registered_is_never_given_out() {
    harbour("copy-other");
    var act = UUID.randomUUID();
    mustRecord(
        "scribe",
        act(
            "copy-other",
            "RegisterSource",
            "'actId': '%s', 'mode': 'PERFORMED', 'id': 'minutes', 'kind': 'DOCUMENT', 'hash': '%s'"
                .formatted(act, Hash.of("what was said"))));
    var other = "something else".getBytes(StandardCharsets.UTF_8);
    assertThat(copies.keep(act, Id.of("copy-other"), new UserId("scribe"), other)).isTrue();
    assertThat(get("scribe", content("copy-other")).status()).isEqualTo(404);
    copies.recorded(act, Optional.of(Hash.of("what was said")));
    assertThat(copies.of(act)).isEmpty();
  }

  @Test
  void before_the_source_is_on_record_the_copy_is_nobodys_and_goes_with_the_draft()
      throws Exception {
    harbour("copy-draft");
    var path = "/negotiations/copy-draft/record/RegisterSource";
    var draft = UUID.randomUUID();
    place(attach("scribe", path, draft.toString(), FILE, kept("save")));
    var key = copies.of(draft).orElseThrow().key();
    assertThat(get("scribe", content("copy-draft")).status()).isEqualTo(404);
    place(press("scribe", path, "draft=" + draft + "&do=discard"));
    assertThat(copies.of(draft)).isEmpty();
    assertThat(erased.read().keys())
        .as("no backup brings it back")
        .anyMatch(gone -> gone.key().equals(key));
  }

  @Test
  void a_copy_that_is_not_wanted_any_more_goes_and_one_that_cannot_be_kept_is_said() {
    harbour("copy-unticked");
    var path = "/negotiations/copy-unticked/record/RegisterSource";
    var draft = UUID.randomUUID();
    place(attach("scribe", path, draft.toString(), FILE, kept("save")));
    place(attach("scribe", path, draft.toString(), "", "do", "save"));
    assertThat(copies.of(draft)).isEmpty();
    var without = attach("scribe", path, draft.toString(), "", kept("save"));
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.response().body()).contains("Attach the file of which a copy");
    var large = "x".repeat((int) SourceCopies.LARGEST + 1);
    var tooLarge = attach("scribe", path, draft.toString(), large, kept("save"));
    assertThat(tooLarge.status()).isEqualTo(422);
    assertThat(tooLarge.response().body()).contains("larger than 8 MB", Hash.of(large));
  }

  @Test
  void whoever_attached_it_and_the_owner_can_delete_it_and_nobody_else() {
    registered("copy-deleted");
    assertThat(press("rep:north", content("copy-deleted"), "").status()).isEqualTo(403);
    assertThat(press("stranger", content("copy-deleted"), "").status()).isEqualTo(404);
    assertThat(get("rep:north", content("copy-deleted")).status()).isEqualTo(200);
    assertThat(page("opener", "/negotiations/copy-deleted/sources").response().body())
        .contains("Delete the copy");
    assertThat(place(press("opener", content("copy-deleted"), "")))
        .isEqualTo("/negotiations/copy-deleted/sources");
    assertThat(get("rep:north", content("copy-deleted")).status()).isEqualTo(404);
    var again = registered("copy-deleted-by-keeper");
    place(press("scribe", content("copy-deleted-by-keeper"), ""));
    assertThat(copies.of(UUID.fromString(again))).isEmpty();
  }

  @Test
  void the_file_goes_with_its_source() {
    var source = registered("copy-annulled");
    mustRecord(
        "opener",
        act(
            "copy-annulled",
            "AdmitParticipant",
            "'mode': 'PERFORMED', 'capacity': 'CUSTODIAN', 'userIds': ['keeper1', 'keeper2']"));
    var annulment = "'mode': 'PERFORMED', 'target': '%s', 'reason': 'DUPLICATE'".formatted(source);
    mustRecord("keeper1", act("copy-annulled", "AnnulRecord", annulment));
    assertThat(copies.of(UUID.fromString(source))).isPresent();
    mustRecord("keeper2", act("copy-annulled", "AnnulRecord", annulment));
    assertThat(copies.of(UUID.fromString(source))).isEmpty();

    // As one of a compartment, where not everybody sees that it is annulled.
    copies.keep(UUID.fromString(source), Id.of("copy-annulled"), new UserId("scribe"), new byte[3]);
    var place = record.placeOf(UUID.fromString(source)).orElseThrow();
    mustRecord(
        "keeper1",
        act(
            "copy-annulled",
            "RemovePayload",
            "'mode': 'PERFORMED', 'target': '%s', 'position': %d, 'leaf': '%s', 'legalBasis': 'a court said so'"
                .formatted(source, place.position(), place.leaf())));
    assertThat(copies.of(UUID.fromString(source))).isEmpty();
  }

  @Test
  void nobody_takes_away_what_another_kept_by_calling_a_draft_as_its_act() {
    harbour("copy-anothers");
    var act = UUID.randomUUID();
    var file = FILE.getBytes(StandardCharsets.UTF_8);
    assertThat(copies.keep(act, Id.of("copy-anothers"), new UserId("opener"), file)).isTrue();
    var path = "/negotiations/copy-anothers/record/RegisterSource";
    attach("scribe", path, act.toString(), "another", kept("save"));
    attach("scribe", path, act.toString(), "", "do", "save");
    place(press("scribe", path, "draft=" + act + "&do=discard"));
    assertThat(copies.of(act)).map(SourceCopy::hash).contains(Hash.of(FILE));
  }
}
