package ledger.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;

/// An act is put on record on pages, by whoever has a browser without scripts.
class RecordByHandIT extends LedgerIT {

  private Answer page(String user, String path) {
    return send(request(user, path).header("Accept", "text/html"));
  }

  private Answer press(String user, String path, PageForm form, String button) {
    return send(
        request(user, path)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.pressed(button))));
  }

  private static String place(Answer answer) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(303);
    return answer.response().headers().firstValue("Location").orElseThrow();
  }

  private PageForm opened(String user, String path) {
    var answer = page(user, path);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return new PageForm(answer.response().body());
  }

  private static String faults(Answer answer) {
    return new PageForm(answer.response().body()).page().expectFirst(".faults").text();
  }

  /// What can be tried is looked at under an address of its own.
  private Answer looked(String user, String path, PageForm form) {
    return page(user, place(press(user, path, form, "preview")));
  }

  private PageForm stance(String negotiation) {
    return opened("scribe", "/negotiations/" + negotiation + "/record/TakeStance")
        .fill("words[0]", "We never saw it")
        .fill("statedAt", "3 Jan 2026")
        .fill("by", "south")
        .fill("proposition", "EXISTS(A)")
        .fill("stance", "DENIES")
        .fill("chain[0].relayer", "north")
        .fill("chain[0].quoteMode", "VERBATIM");
  }

  @Test
  void an_act_is_chosen_typed_looked_at_and_recorded() {
    harbour("by-hand");
    var path = "/negotiations/by-hand/record/TakeStance";
    assertThat(page("scribe", "/negotiations/by-hand/record").response().body())
        .contains(path)
        .contains("Say what somebody holds");

    var looked = looked("scribe", path, stance("by-hand"));
    assertThat(looked.status()).isEqualTo(200);
    assertThat(looked.response().body())
        .contains("Before it is recorded")
        .contains("We never saw it")
        .contains("it came through North");

    var preview = new PageForm(looked.response().body());
    var recorded = place(press("scribe", path, preview, "record"));
    assertThat(recorded).matches("/negotiations/by-hand/acts/[0-9]+");
    long position = Long.parseLong(recorded.replaceAll(".*/", ""));
    assertThat(getAt(position, "scribe", "/negotiations/by-hand/timeline").response().body())
        .contains("We never saw it");

    // The link was lost, and it is sent again.
    assertThat(place(press("scribe", path, preview, "record"))).isEqualTo(recorded);
  }

  @Test
  void what_stands_in_the_way_stands_at_its_field_and_the_form_stays_filled() {
    harbour("by-hand-refused");
    var path = "/negotiations/by-hand-refused/record/TakeStance";
    var form = stance("by-hand-refused").fill("stance", "").fill("statedAt", "some day");
    var refused = press("scribe", path, form, "preview");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(faults(refused))
        .contains("2 things stand in the way")
        .contains("Fill in: Stance.")
        .contains("When it was said: this cannot be read as a time");
    var again = new PageForm(refused.response().body());
    assertThat(again.typed("statedAt")).isEqualTo("some day");
    assertThat(again.typed("words[0]")).isEqualTo("We never saw it");
    var stance = again.page().expectFirst("[name='act.stance']");
    assertThat(stance.attr("aria-invalid")).isEqualTo("true");
    assertThat(again.page().expectFirst("#" + stance.attr("aria-describedby")).text())
        .isEqualTo("Fill in: Stance.");
    assertThat(again.page().select(".faults a[href='#" + stance.id() + "']")).hasSize(1);
  }

  @Test
  void a_refusal_of_the_rules_stands_at_the_field_that_it_is_about() {
    harbour("by-hand-rules");
    var path = "/negotiations/by-hand-rules/record/ConfirmReadiness";
    var form =
        opened("rep:north", path).fill("agreement", "A").fill("version", "1").fill("scope", "s1");
    var refused = press("rep:north", path, form, "preview");
    assertThat(refused.status()).isEqualTo(403);
    var faulty = new PageForm(refused.response().body()).page();
    assertThat(faulty.select("#f-scope .fault p").text()).isNotEmpty();
    assertThat(faulty.select("#f-scope .fault li")).isNotEmpty();
  }

  @Test
  void a_draft_is_there_on_another_day_and_nobody_else_finds_it() {
    harbour("by-hand-draft");
    var path = "/negotiations/by-hand-draft/record/TakeStance";
    var kept = place(press("scribe", path, stance("by-hand-draft"), "save"));
    assertThat(page("scribe", "/negotiations/by-hand-draft/record").response().body())
        .contains("Your drafts")
        .contains("We never saw it");
    assertThat(opened("scribe", kept).typed("words[0]")).isEqualTo("We never saw it");
    assertThat(opened("rep:north", kept).typed("words[0]")).isEmpty();
    assertThat(page("auditor", "/negotiations/by-hand-draft/record").response().body())
        .doesNotContain("We never saw it");

    press("scribe", path, opened("scribe", kept), "discard");
    assertThat(page("scribe", "/negotiations/by-hand-draft/record").response().body())
        .doesNotContain("We never saw it");
  }

  @Test
  void rows_and_kinds_of_terms_are_added_without_scripts() {
    harbour("by-hand-terms");
    var path = "/negotiations/by-hand-terms/record/ProposeAgreement";
    var form =
        opened("rep:north", path).fill("form", "WRITTEN").fill("statedAt", "2026-01-05 10:00");
    form = opened("rep:north", place(press("rep:north", path, form, "add:terms.participants")));
    form.fill("terms.participants[0].ref", "north").fill("terms.participants[0].role", "PARTY");
    form = opened("rep:north", place(press("rep:north", path, form, "add:terms.participants")));
    form.fill("terms.participants[1].ref", "south").fill("terms.participants[1].role", "PARTY");
    form = opened("rep:north", place(press("rep:north", path, form, "add:terms.terms")));
    form.fill("terms.terms[0]:kind", "COMMITMENT");
    var shown = place(press("rep:north", path, form, "show:terms.terms[0]"));
    assertThat(shown).endsWith("#f-terms-terms-0");
    form = opened("rep:north", shown);
    form.fill("terms.terms[0].texts[0]", "Clear the fairway of ice")
        .fill("terms.terms[0].mode", "ACHIEVE")
        .fill("terms.terms[0].debtors", "north")
        .fill("terms.terms[0].creditors", "south")
        .fill("terms.terms[0].grace", "3");
    form = opened("rep:north", place(press("rep:north", path, form, "add:terms.terms")));
    assertThat(form.typed("terms.terms[0].key")).isEqualTo("clear-the-fairway-of");
    form.fill("terms.terms[1]:kind", "LINKAGE");
    form =
        opened("rep:north", place(press("rep:north", path, form, "show:terms.terms[1]")))
            .fill("terms.terms[1].texts[0]", "in spring")
            .fill("terms.terms[1].covers", "clear-the-fairway-of");
    var looked = looked("rep:north", path, form);
    assertThat(looked.status()).as(looked.response().body()).isEqualTo(200);
    var recorded =
        place(press("rep:north", path, new PageForm(looked.response().body()), "record"));
    long position = Long.parseLong(recorded.replaceAll(".*/", ""));
    var agreement =
        getAt(position, "rep:north", "/negotiations/by-hand-terms/agreements/agreement-1");
    assertThat(agreement.response().body()).contains("\"grace\":\"PT72H\"").contains("in spring");
  }

  @Test
  void only_members_of_a_compartment_can_choose_it() {
    harbour("by-hand-room");
    mustRecord(
        "opener",
        act(
            "by-hand-room",
            "DefineCompartment",
            "'mode': 'PERFORMED', 'id': 'caucus', 'members': ['opener', 'rep:north'], 'visibility': 'AS_SEALED'"));
    var path = "/negotiations/by-hand-room/record/TakeStance";
    assertThat(page("rep:north", path).response().body()).contains("value=\"caucus\"");
    assertThat(page("rep:south", path).response().body()).doesNotContain("value=\"caucus\"");
  }

  @Test
  void whoever_takes_no_part_finds_no_form_and_no_draft() {
    harbour("by-hand-others");
    for (var path : new String[] {"/record", "/record/TakeStance"})
      assertThat(page("stranger", "/negotiations/by-hand-others" + path).status()).isEqualTo(404);
    var posted =
        press(
            "stranger",
            "/negotiations/by-hand-others/record/TakeStance",
            stance("by-hand-others"),
            "save");
    assertThat(posted.status()).isEqualTo(404);
  }

  @Test
  void a_correction_begins_with_what_stands_and_says_what_is_changed() {
    harbour("by-hand-correct");
    var id = UUID.randomUUID();
    mustRecord(
        "scribe",
        act(
            "by-hand-correct",
            "TakeStance",
            "'actId': '%s', 'mode': 'REPORTED', 'by': 'south', 'statedAt': '2026-01-02T12:00Z', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', 'words': {'en': 'It is sp'}, 'chain': [{'relayer': 'north', 'quoteMode': 'SUMMARY'}]"
                .formatted(id)));
    var path = "/negotiations/by-hand-correct/record/CorrectRecord";
    var form = opened("scribe", path + "?act=" + id);
    assertThat(form.typed("target")).isEqualTo(id.toString());
    assertThat(form.typed("patch.words[0]")).isEqualTo("It is sp");
    assertThat(form.typed("patch.chain[0].relayer")).isEqualTo("north");
    form.fill("patch.words[0]", "It is so").fill("reason[0]", "a typing error");
    var looked = looked("scribe", path, form);
    assertThat(looked.status()).as(looked.response().body()).isEqualTo(200);
    var recorded = place(press("scribe", path, new PageForm(looked.response().body()), "record"));
    long position = Long.parseLong(recorded.replaceAll(".*/", ""));
    var correction =
        getAt(position, "scribe", "/negotiations/by-hand-correct/timeline").response().body();
    assertThat(correction).contains("\"patch\":{\"words\":{\"en\":\"It is so\"}}");
  }

  @Test
  void a_file_is_hashed_and_not_kept() {
    harbour("by-hand-source");
    var path = "/negotiations/by-hand-source/record/RegisterSource";
    var draft = opened("scribe", path).page().expectFirst("input[name=draft]").val();
    var parts =
        String.join(
            "\r\n",
            "--x",
            "Content-Disposition: form-data; name=\"draft\"",
            "",
            draft,
            "--x",
            "Content-Disposition: form-data; name=\"act.kind\"",
            "",
            "DOCUMENT",
            "--x",
            "Content-Disposition: form-data; name=\"act.hash:file\"; filename=\"minutes.txt\"",
            "Content-Type: text/plain",
            "",
            "abc",
            "--x",
            "Content-Disposition: form-data; name=\"do\"",
            "",
            "save",
            "--x--",
            "");
    var kept =
        place(
            send(
                request("scribe", path)
                    .header("Accept", "text/html")
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(BodyPublishers.ofString(parts))));
    var form = opened("scribe", kept);
    assertThat(form.typed("hash"))
        .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(form.typed("mediaType")).isEqualTo("text/plain");
    assertThat(form.typed("kind")).isEqualTo("DOCUMENT");
  }

  @Test
  void whoever_is_missing_is_registered_and_one_goes_back_to_the_draft() {
    harbour("by-hand-new");
    var path = "/negotiations/by-hand-new/record/";
    var asked = place(press("scribe", path + "TakeStance", stance("by-hand-new"), "save"));
    var stance = opened("scribe", asked);
    var other = place(press("scribe", path + "TakeStance", stance, "new:RegisterReferent"));
    assertThat(other).contains("/RegisterReferent?then=");
    var own = opened("scribe", other).fill("kind", "PERSON").fill("neutralLabel", "Harbour master");
    var looked = new PageForm(looked("scribe", path + "RegisterReferent", own).response().body());
    var back = place(press("scribe", path + "RegisterReferent", looked, "record"));
    assertThat(back).contains("/TakeStance?draft=");
    assertThat(opened("scribe", back).fill("by", "harbour-master").typed("words[0]"))
        .isEqualTo("We never saw it");
  }

  @Test
  void a_clock_or_a_language_that_nobody_has_is_refused_and_not_read_as_another() {
    harbour("by-hand-codes");
    var path = "/negotiations/by-hand-codes/record/TakeStance";
    var form = stance("by-hand-codes").fill(":zone", "Yerevan").fill("words[0]:lang", "Armenian");
    var refused = press("scribe", path, form, "preview");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.response().body())
        .contains("There is no time zone “Yerevan”.")
        .contains("“Armenian” is no code of a language.");
  }
}
