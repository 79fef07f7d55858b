package ledger.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ledger.LedgerIT;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An act is put on record on pages, by whoever has a browser without scripts.
class RecordByHandIT extends LedgerIT {

  @Autowired private JdbcClient sql;

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
  void before_it_is_recorded_one_sees_which_moment_was_understood_and_who_will_read_it() {
    harbour("by-hand-understood");
    mustRecord(
        "opener",
        act(
            "by-hand-understood",
            "DefineCompartment",
            "'mode': 'PERFORMED', 'id': 'apart', 'members': ['opener', 'scribe'], 'visibility':"
                + " 'INVISIBLE'"));
    var path = "/negotiations/by-hand-understood/record/TakeStance";
    var form = stance("by-hand-understood").fill("statedAt", "03.01.2026 9:05");
    var page = new PageForm(looked("scribe", path, form).response().body()).page();
    assertThat(page.select("main p time").text()).startsWith("3 Jan 2026").contains("09:05");
    assertThat(page.text()).contains("Everybody who takes part will read it");
  }

  @Test
  void what_is_chosen_is_named_by_what_it_says() {
    harbour("by-hand-choices");
    mustRecord(
        "scribe",
        act(
            "by-hand-choices",
            "ReportOccurrence",
            "'mode': 'REPORTED', 'by': 'north', 'statedAt': '2026-02-02T12:00Z', 'id': 'shut',"
                + " 'kind': 'STATUS', 'when': '2026-02-02T10:00Z', 'observationMode': 'HEARSAY'"));
    var form = opened("scribe", "/negotiations/by-hand-choices/record/TakeStance");
    assertThat(form.page().select("option[value='OCCURRED(shut)']").text())
        .startsWith("shut")
        .contains("2 Feb 2026");
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
            "'mode': 'PERFORMED', 'id': 'caucus', 'members': ['opener', 'rep:north'], 'visibility':"
                + " 'AS_SEALED'"));
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
    var offset = stance("by-hand-codes").fill(":zone", "UTC+4");
    assertThat(press("scribe", path, offset, "preview").response().body())
        .contains("There is no time zone “UTC+4”. Write it like Asia/Yerevan or +04:00.");
  }

  /// What one says is said otherwise to a few than to everybody.
  @Test
  void who_will_read_it_is_asked_before_what_was_said() {
    harbour("by-hand-readers");
    var path = "/negotiations/by-hand-readers/record/";
    assertThat(parts(path + "TakeStance")).first().isEqualTo("said");
    mustRecord(
        "opener",
        act(
            "by-hand-readers",
            "DefineCompartment",
            "'mode': 'PERFORMED', 'id': 'caucus', 'visibility': 'AS_SEALED', 'members':"
                + " ['opener', 'scribe', 'rep:south']"));
    assertThat(parts(path + "TakeStance")).startsWith("readers", "said", "who");
    assertThat(parts(path + "RegisterReferent")).startsWith("readers", "own");
    assertThat(
            Jsoup.parse(page("scribe", path + "TakeStance").response().body())
                .select("[name^=act.compartments]")
                .parents())
        .anyMatch(one -> one.attr("aria-labelledby").equals("readers"))
        .noneMatch(one -> one.attr("aria-labelledby").equals("besides"));
  }

  private List<String> parts(String path) {
    return Jsoup.parse(page("scribe", path).response().body())
        .select("main section")
        .eachAttr("aria-labelledby");
  }

  @Test
  void only_what_one_may_record_is_listed_and_the_rest_is_folded_with_who_may() {
    harbour("by-hand-may");
    var path = "/negotiations/by-hand-may/record";
    var own = Jsoup.parse(page("rep:north", path).response().body());
    assertThat(own.select("main a").eachAttr("href"))
        .contains(path + "/ProposeAgreement", path + "/AdoptWords")
        .doesNotContain(path + "/AdmitParticipant", path + "/AnnulRecord");
    assertThat(own.select("details.others").text()).contains("owner", "Admit somebody");
    assertThat(
            Jsoup.parse(page("auditor", path).response().body()).select("main a").eachAttr("href"))
        .noneMatch(link -> link.startsWith(path + "/"));

    var form = page("auditor", path + "/TakeStance");
    assertThat(faults(form)).contains("recorder, representative, monitor, third");
    var people = "/negotiations/by-hand-may/people";
    assertThat(page("opener", people).response().body()).contains("/record/AdmitParticipant");
    assertThat(page("scribe", people).response().body()).doesNotContain("/record/AdmitParticipant");
  }

  @Test
  void what_cannot_be_meant_is_not_offered() {
    harbour("by-hand-narrow");
    mustRecord(
        "opener",
        act(
            "by-hand-narrow",
            "RegisterReferent",
            "'mode': 'PERFORMED', 'id': 'quay', 'kind': 'PLACE', 'neutralLabel': 'The quay'"));
    var path = "/negotiations/by-hand-narrow/record/";
    var reported = opened("scribe", path + "TakeStance");
    assertThat(reported.choices("chain[0].relayer")).contains("north").doesNotContain("quay");
    assertThat(reported.choices("by")).contains("north", "south", "anonymous:");
    assertThat(reported.choices("mode")).containsExactly("REPORTED", "IMPORTED");
    assertThat(reported.page().select("fieldset.time:has([name='act.statedAt']) legend").text())
        .contains("needed");

    var own = opened("rep:north", path + "TakeStance");
    assertThat(own.choices("by")).containsExactly("north");
    assertThat(own.choices("mode")).containsExactly("PERFORMED");
    assertThat(own.choices("addressees[]")).contains("ALL", "south").doesNotContain("north");
    assertThat(own.page().select("fieldset.time:has([name='act.statedAt']) legend").text())
        .doesNotContain("needed");
    assertThat(opened("rep:north", path + "ReportOccurrence").choices("where"))
        .contains("quay")
        .doesNotContain("north");
  }

  @Test
  void what_is_seldom_filled_is_folded_until_it_is_filled() {
    harbour("by-hand-folded");
    var path = "/negotiations/by-hand-folded/record/TakeStance";
    var form = stance("by-hand-folded");
    assertThat(form.isInView("proposition")).isTrue();
    assertThat(form.isInView("note")).isFalse();
    var filled =
        opened("scribe", place(press("scribe", path, form.fill("note", "a remark"), "save")));
    assertThat(filled.isInView("note")).isTrue();
    assertThat(filled.isInView("details")).isFalse();
  }

  @Test
  void the_preview_names_what_lines_are_parts_of_once() {
    harbour("by-hand-lines");
    var path = "/negotiations/by-hand-lines/record/TakeStance";
    var looked = looked("scribe", path, stance("by-hand-lines"));
    var headings =
        new PageForm(looked.response().body()).page().select("main section h3").eachText();
    assertThat(headings).containsOnlyOnce("Through whose hands it came, 1");
  }

  @Test
  void what_an_act_gives_a_name_to_is_named_from_what_was_said() {
    harbour("by-hand-names");
    var path = "/negotiations/by-hand-names/record/ReportOccurrence";
    var form =
        opened("rep:north", path)
            .fill("words[0]", "Корабль вошёл в порт")
            .fill("words[0]:lang", "ru")
            .fill("kind", "DELIVERY")
            .fill("when", "3 Jan 2026");
    form = opened("rep:north", place(press("rep:north", path, form, "save")));
    assertThat(form.typed("id")).isEmpty();
    var tried = press("rep:north", path, form, "preview");
    var again =
        tried.status() == 303 ? page("rep:north", place(tried).replace("&preview", "")) : tried;
    assertThat(new PageForm(again.response().body()).typed("id")).startsWith("korabl-vosel-v-port");
  }

  @Test
  void two_windows_do_not_take_each_others_place() {
    harbour("by-hand-windows");
    var path = "/negotiations/by-hand-windows/record/TakeStance";
    var kept = place(press("scribe", path, stance("by-hand-windows"), "save"));
    var one = opened("scribe", kept).fill("words[0]", "Typed in the one");
    var other = opened("scribe", kept).fill("words[0]", "Typed in the other");
    place(press("scribe", path, one, "save"));
    var apart = press("scribe", path, other, "save");
    assertThat(apart.status()).isEqualTo(409);
    assertThat(faults(apart)).contains("changed in another window");
    var own = new PageForm(apart.response().body());
    assertThat(own.typed("words[0]")).isEqualTo("Typed in the other");
    assertThat(page("scribe", "/negotiations/by-hand-windows/record").response().body())
        .contains("Typed in the one", "Typed in the other");

    // Whoever goes back to the page and sends it once more is in the same window.
    assertThat(press("scribe", path, one.fill("words[0]", "Typed once more"), "save").status())
        .isEqualTo(303);
    // And from here on both are drafts of their own.
    assertThat(press("scribe", path, own, "save").status()).isEqualTo(303);
    // A window that is behind throws nothing away that it does not show.
    press("scribe", path, other, "discard");
    assertThat(page("scribe", "/negotiations/by-hand-windows/record").response().body())
        .contains("Typed once more", "Typed in the other");
  }

  @Test
  void drafts_that_nobody_came_back_to_are_thrown_away_together() {
    harbour("by-hand-older");
    var path = "/negotiations/by-hand-older/record";
    var kept = place(press("scribe", path + "/TakeStance", stance("by-hand-older"), "save"));
    var id = kept.replaceAll(".*draft=", "");
    sql.sql(
            "update desk.draft set changed = changed - interval '8 days' where id = cast(:id as"
                + " uuid)")
        .param("id", id)
        .update();
    older(path, "30");
    assertThat(page("scribe", path).response().body()).contains("We never saw it");
    older(path, "7");
    assertThat(page("scribe", path).response().body()).doesNotContain("We never saw it");
  }

  private void older(String path, String days) {
    place(
        send(
            request("scribe", path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("days=" + days))));
  }

  @Test
  void what_is_not_among_the_first_choices_is_looked_for_by_its_words() {
    harbour("by-hand-many");
    var many =
        IntStream.range(0, 300)
            .mapToObj(i ->
                act(
                    "by-hand-many",
                    "RegisterReferent",
                    "'mode': 'PERFORMED', 'id': 'p%d', 'kind': 'PERSON', 'neutralLabel': 'Person %d'"
                        .formatted(i, 1000 + i)))
            .collect(Collectors.joining("\n"));
    assertThat(postFile("opener", many.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(200);
    var path = "/negotiations/by-hand-many/record/TakeStance";
    var form = stance("by-hand-many");
    assertThat(form.choices("by")).hasSizeLessThan(260).doesNotContain("p299");
    form.fill("by:find", "person 1299");
    var found = place(press("scribe", path, form, "find:by"));
    assertThat(found).endsWith("#f-by");
    var looked = opened("scribe", found);
    assertThat(looked.choices("by")).containsExactlyInAnyOrder("south", "p299");
    assertThat(looked.typed("by")).isEqualTo("south");
    assertThat(looked("scribe", path, looked.fill("by", "p299")).status()).isEqualTo(200);
  }

  @Test
  void what_is_too_long_to_be_read_is_answered_with_a_page_that_says_what_to_do() {
    harbour("by-hand-long");
    var path = "/negotiations/by-hand-long/record/TakeStance";
    var form = stance("by-hand-long").fill("words[0]", "x".repeat(600_000));
    var refused = press("scribe", path, form, "save");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.response().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/html");
    assertThat(refused.response().body())
        .contains("512 kB", "go back")
        .doesNotContain("You are not signed in");
  }
}
