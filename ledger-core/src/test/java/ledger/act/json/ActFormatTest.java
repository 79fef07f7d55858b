package ledger.act.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.ChangeCapacity;
import ledger.act.SpeakingCapacity;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActFormatTest {

  private static final String READINESS =
      """
      {"act":"ConfirmReadiness","actId":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a11","negotiation":"corridor","mode":"REPORTED",\
      "by":"azerbaijan","statedAt":{"from":"2023-09-12T00:00+04:00","to":"2023-09-14T00:00+04:00","precision":"DAY"},\
      "agreement":"T","version":1,"scope":["tA"]}\
      """;

  private final ActFormat format = new ActFormat();

  @Test
  void what_is_written_is_canonical_keys_sorted_and_nothing_that_was_not_said() {
    assertThat(canonical(READINESS))
        .isEqualTo(
            """
            {"act":"ConfirmReadiness","actId":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a11","agreement":"T","by":"azerbaijan",\
            "mode":"REPORTED","negotiation":"corridor","scope":["tA"],\
            "statedAt":{"from":"2023-09-12T00:00+04:00","precision":"DAY","to":"2023-09-14T00:00+04:00"},"version":1}\
            """);
  }

  /// As a correction of the envelope makes it.
  @ParameterizedTest
  @ValueSource(strings = {"AdmitParticipant", "ChangeCapacity"})
  void where_act_and_envelope_have_a_capacity_it_is_the_acts(String name) {
    var sent =
        """
        {"act":"%s","actId":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a11","actor":"a","capacity":"REP","mode":"PERFORMED",\
        "negotiation":"n","userIds":["u"]}\
        """
            .formatted(name);
    var corrected = CORRECTED.appliedTo(((Read) format.read(bytes(sent))).act().envelope());
    Act act =
        switch (((Read) format.read(bytes(sent))).act()) {
          case AdmitParticipant a ->
              new AdmitParticipant(corrected, a.actor(), a.capacity(), a.userIds());
          case ChangeCapacity a ->
              new ChangeCapacity(corrected, a.userIds(), a.capacity(), a.actor());
          case Act other -> throw new AssertionError(other);
        };
    assertThat(new String(format.write(act), StandardCharsets.UTF_8)).isEqualTo(sent);
    assertThat(format.tree(act).path("capacity").asString()).isEqualTo("REP");
  }

  private static final CustodyAct.Patch CORRECTED =
      new CustodyAct.Patch(
          Optional.empty(),
          Optional.of(SpeakingCapacity.Plain.UNKNOWN),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void text_is_never_normalised() {
    var composed = "\u00e9";
    var decomposed = "e\u0301";
    assertThat(canonical(said(composed))).contains(composed);
    assertThat(canonical(said(decomposed))).contains(decomposed).doesNotContain(composed);
  }

  @Test
  void a_lone_surrogate_is_no_text() {
    assertThat(unread(said("\\ud800"))).startsWith("WrongValue words");
  }

  @Test
  void an_act_may_be_a_mebibyte_and_not_a_byte_more() {
    var largest = said("x".repeat(ActFormat.LARGEST - said("").length()));
    assertThat(largest).hasSize(ActFormat.LARGEST);
    assertThat(format.read(bytes(largest))).isInstanceOf(Read.class);
    assertThat(unread(largest + " ")).isEqualTo("TooLarge ");
  }

  @Test
  void bytes_that_are_not_utf_8_are_named_by_their_place() {
    var sent = bytes(READINESS);
    sent[5] = (byte) 0xff;
    assertThat(format.read(sent)).isEqualTo(new Unread(new Unreadable.NotUtf8(5)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a byte order mark    | \ufeff{}     | it begins with a byte order mark: remove it
          nested without end   | DEEP         | it is nested too deeply
          something after it   | {} {}        | something stands after the object
          cut off              | {"act":"A"   | it ends before the object does
          a text cut off       | {"act":"A    | it ends before the object does
          twice                | {"a":1,"a":2} | the field "a" stands there twice
          no quotes            | {act:1}      | something else is expected there
          no value             | {"a":yes}    | something else is expected there
          no comma             | {"a":1 "b":2} | something else is expected there
          a broken escape      | {"a":"\\x"}  | a character in a text is not escaped as JSON has it
          half an escape       | {"a":"\\u00"} | a character in a text is not escaped as JSON has it
          a tab in a text      | {"a":"TAB"}  | a line break or a tab in a text has to be escaped
          a number like no other | {"a":007}  | something else is expected there
          a number without end | LONG         | a name or a number in it is too long
          """)
  void what_is_no_json_is_told_in_plain_words(String name, String sent, String fault) {
    var text =
        switch (sent) {
          case "DEEP" -> "[".repeat(600);
          case "LONG" -> "{\"a\":" + "1".repeat(2_000) + "}";
          case String other -> other.replace("TAB", "\t");
        };
    assertThat(format.read(bytes(text)))
        .as(name)
        .isInstanceOfSatisfying(
            Unread.class,
            unread ->
                assertThat(unread.why())
                    .isInstanceOfSatisfying(
                        Unreadable.NotJson.class, f -> assertThat(f.fault()).isEqualTo(fault)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no JSON                        | "act":              | "act"                      | NotJson
          text after the object          | "scope":["tA"]}     | "scope":["tA"]} {}         | NotJson
          a field twice                  | "version":1         | "version":1,"version":1    | NotJson
          an act nobody knows            | "ConfirmReadiness"  | "ConfirmReadines"          | UnknownAct
          no act                         | "act":              | "acts":                    | UnknownAct
          a field nobody knows           | "scope"             | "scoop"                    | UnknownField scoop
          a nested field nobody knows    | "precision"         | "accuracy":1,"precision"   | UnknownField statedAt.accuracy
          no act id                      | "actId":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a11", | ``  | MissingField actId
          no mode                        | "mode":"REPORTED",  | ``                          | MissingField mode
          no agreement                   | "agreement":"T",    | ``                          | MissingField agreement
          no speaker                     | "by":"azerbaijan",  | ``                          | MissingField by
          no version                     | "version":1,        | ``                          | MissingField version
          an empty scope                 | ["tA"]              | []                         | WrongValue scope
          nothing in a list              | ["tA"]              | [null]                     | MissingField scope[0]
          a NUL                          | "agreement":"T"     | "agreement":"T","note":"a\\u0000b" | WrongValue note
          a version out of range         | "version":1         | "version":100000000000000000000 | WrongValue version
          a year nobody lived in         | 2023-09-12T00:00+04:00 | 0000-01-01T00:00Z       | WrongValue statedAt.from
          a version below one            | "version":1         | "version":-1               | WrongValue version
          a version in quotes            | "version":1         | "version":"1"              | WrongValue version
          a fraction of a version        | "version":1         | "version":1.5              | WrongValue version
          an agreement that is a number  | "agreement":"T"     | "agreement":7              | WrongValue agreement
          a list that is no list         | ["tA"]              | "tA"                       | WrongValue scope
          a key in a list that is none   | ["tA"]              | [{"x":1}]                  | WrongValue scope[0]
          a mode nobody knows            | "REPORTED"          | "HEARD"                    | WrongValue mode
          a short UUID                   | "6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a11" | "6f-3f-4c-9c-6c" | WrongValue actId
          an id with a space             | "agreement":"T"     | "agreement":"T 1"          | WrongValue agreement
          a date that does not exist     | 2023-09-12T         | 2023-02-30T                | WrongValue statedAt.from
          a time without an offset       | 2023-09-12T00:00+04:00 | 2023-09-12T00:00        | WrongValue statedAt.from
          an end before its beginning    | 2023-09-14T         | 2023-09-11T                | WrongValue statedAt
          """)
  void what_cannot_be_read_is_named_by_its_place(
      String name, String part, String instead, String fault) {
    assertThat(READINESS).contains(part);
    assertThat(unread(READINESS.replace(part, instead == null ? "" : instead)))
        .as(name)
        .startsWith(fault);
  }

  /// As `~` is in a YAML file.
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          OpenNegotiation  | "title":null,"policy":{"counts":["FIRST_PARTY"]}                          | MissingField title
          OpenNegotiation  | "title":"x","policy":{"counts":["FIRST_PARTY"],"labels":{"en":[null]}}    | MissingField policy.labels.en[0]
          RegisterReferent | "id":"x","kind":"BODY","neutralLabel":null                                | MissingField neutralLabel
          AddDesignation   | "referent":"x","text":null,"lang":"en","usedBy":"y"                       | MissingField text
          AddDesignation   | "referent":"x","text":"x","lang":null,"usedBy":"y"                        | MissingField lang
          CorrectRecord    | "target":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a12","patch":{},"reason":null  | MissingField reason
          CorrectRecord    | "target":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a12","patch":{},"reason":{"en":null} | MissingField reason.en
          DeclareConsent   | "agreement":"T","version":1,"decision":"ACCEPT","words":{"en":null}       | MissingField words.en
          ProposeAgreement | "agreement":"T","form":"ORAL","terms":{"terms":[{"kind":"RECITAL","id":"r","texts":null}]} | MissingField terms.terms[0].texts
          ProposeAgreement | "agreement":"T","form":"ORAL","terms":{"terms":[{"kind":null,"id":"r","texts":"x"}]}       | WrongValue terms.terms[0]
          """)
  void nothing_where_a_text_is_asked_for_is_a_missing_text(
      String act, String fields, String fault) {
    assertThat(
            unread(
                """
                {"act":"%s","actId":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a11","negotiation":"corridor","mode":"PERFORMED","by":"x",%s}
                """
                    .formatted(act, fields)))
        .isEqualTo(fault);
  }

  @Test
  void nothing_where_a_text_may_be_left_out_leaves_it_out() {
    assertThat(canonical(READINESS.replace("\"scope\"", "\"note\":null,\"words\":null,\"scope\"")))
        .isEqualTo(canonical(READINESS));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"performed":"tA"}
          {"performed":{"agreement":"R","key":"r1"}}
          {"ready":"tA"}
          {"inForce":"T"}
          {"occurred":{"as":"PARTIAL","attributedTo":"x","by":"y","confirmedBy":"z","kind":"DELIVERY","relates":"tA","where":"road"}}
          {"found":"AL1"}
          {"date":{"from":"2023-09-12T00:00+04:00","precision":"DAY","to":"2023-09-13T00:00+04:00"}}
          {"all":[{"performed":"tA"},{"any":[{"ready":"tB"}]}]}
          {"atLeast":3,"count":{"kind":"PASSAGE"}}
          {"of":{"performed":"tA"},"within":"PT72H"}
          """)
  void an_expression_is_written_as_it_was_read(String expr) {
    assertThat(canonical(READINESS.replace("\"scope\"", "\"conditions\":" + expr + ",\"scope\"")))
        .contains("\"conditions\":" + expr + ",");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "accession":"CLOSED"
          "accession":"OPEN"
          "accession":{"listed":["x","y"]}
          "accession":{"until":{"from":"2023-09-12T00:00Z","precision":"INSTANT"}}
          "entryIntoForce":{"rule":{"allConsent":true}}
          "entryIntoForce":{"delay":"P90D","delayForLater":"P1M","rule":{"nOf":3,"of":["x","y","z"],"signatures":true}}
          "entryIntoForce":{"rule":{"consentOf":["x"]}}
          "entryIntoForce":{"rule":{"onDate":{"from":"2023-09-12T00:00Z","precision":"INSTANT"}}}
          "entryIntoForce":{"rule":{"allOf":[{"allConsent":true},{"anyOf":[{"nOf":2},{"on":{"performed":"tA"}}]}]}}
          "terms":[{"antecedent":{"ready":"tB"},"conduct":{"kind":"reopen","object":"road"},"debtors":["x"],"due":{"within":"PT72H"},"grace":"PT24H","key":"tA","kind":"COMMITMENT","measure":{"target":"10","unit":"truck"},"mode":"ACHIEVE","survives":true,"texts":{"en":"x"}}]
          "terms":[{"effect":"SUSPEND","effectUnless":{"ready":"tA"},"holders":["x"],"key":"p","kind":"POWER","noticePeriod":"P90D","requires":{"found":"AL1"},"scope":["tA"],"texts":{"en":"x"}}]
          "terms":[{"id":"d","kind":"DURATION","objectBefore":"P60D","period":"P5Y","renewal":"AUTO","renewalPeriod":"P1Y","texts":{"en":"x"}}]
          "terms":[{"id":"d","kind":"DURATION","texts":{"en":"x"},"until":{"from":"2030-01-01T00:00Z","precision":"INSTANT"}}]
          "terms":[{"covers":["tA"],"id":"L","kind":"LINKAGE","links":[{"on":"tA","when":{"performed":"tB"}}],"texts":{"en":"x"}}]
          "acceptanceStandard":"VERIFIED","procedure":[{"days":30,"extendableBy":["x"],"forum":"y","step":"talks"}],"verifiedBy":"x"
          """)
  void a_part_of_the_terms_is_written_as_it_was_read(String part) {
    assertThat(
            canonical(
                """
                {"act":"ProposeAgreement","actId":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a11","negotiation":"corridor",\
                "mode":"PERFORMED","by":"x","agreement":"T","form":"WRITTEN","terms":{%s}}\
                """
                    .formatted(part)))
        .endsWith("\"terms\":{" + part + "}}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "AssessOccurrence"
          "AssessOccurrence",{"agreement":"T"},{"place":"road"}
          """)
  void a_scope_is_written_as_it_was_read(String scope) {
    assertThat(canonical(mandate(scope))).contains("\"scope\":[" + scope + "]");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Assess"                         | WrongValue scope[0]
          {"agreement":"T","place":"road"} | WrongValue scope[0]
          {"place":7}                      | WrongValue scope[0].place
          """)
  void a_scope_is_an_act_an_agreement_or_a_place(String scope, String fault) {
    assertThat(unread(mandate(scope))).isEqualTo(fault);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"not":{"performed":"tA"}}       | WrongValue conditions
          {"performed":"tA","ready":"tB"}  | UnknownField conditions.ready
          {"all":[]}                       | WrongValue conditions.all
          {"occurred":{}}                  | WrongValue conditions.occurred
          {"count":{"kind":"PASSAGE"}}     | MissingField conditions.atLeast
          {"all":[{"within":"P1D"}]}       | MissingField conditions.all[0].of
          "performed"                      | WrongValue conditions
          """)
  void what_is_no_expression_is_named_by_its_place(String expr, String fault) {
    assertThat(unread(READINESS.replace("\"scope\"", "\"conditions\":" + expr + ",\"scope\"")))
        .isEqualTo(fault);
  }

  @Test
  void a_correction_of_what_was_done_is_told_from_a_field_nobody_knows() {
    assertThat(unread(correction("\"stance\":\"DENIES\""))).isEqualTo("NotClerical patch.stance");
    assertThat(unread(correction("\"by\":\"x\""))).isEqualTo("NotClerical patch.by");
    assertThat(unread(correction("\"chain\":[{\"relay\":\"x\"}]")))
        .isEqualTo("MissingField patch.chain[0].relayer");
    var patch = "\"patch\":{\"capacity\":\"EX_OFFICIO\",\"note\":\"x\",\"words\":{\"en\":\"y\"}}";
    assertThat(canonical(correction(patch.substring(9, patch.length() - 1)))).contains(patch);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GrantMandate       | "id":"m","representative":"x"                                             | WrongValue representative
          ReassignCommitment | "agreement":"T","key":"k","side":"DEBTOR","from":"x","to":"x"             | WrongValue from
          ReleaseCommitment  | "agreement":"T","key":"k","partial":"0"                                   | WrongValue partial
          RecordEntryIntoForce | "agreement":"T","effectiveAt":{"precision":"UNKNOWN"}                   | WrongValue effectiveAt
          GiveNotice         | "agreement":"T","noticeId":"n","effect":"SUSPEND","powerKey":"p","effectiveAt":{"precision":"UNKNOWN"} | WrongValue effectiveAt
          GiveNotice         | "agreement":"T","noticeId":"n","effect":"SUSPEND","powerKey":"p","effectiveAt":"2023-09-12T00:00Z","until":"2024-09-12T00:00Z" | WrongValue until
          GiveNotice         | "agreement":"T","noticeId":"n","effect":"EXTEND","powerKey":"p","effectiveAt":"2023-09-12T00:00Z" | MissingField until
          GiveNotice         | "agreement":"T","noticeId":"n","effect":"SUSPEND","powerKey":"p","effectiveAt":"2023-09-12T00:00Z","grounds":[{}] | WrongValue grounds[0]
          DeclareConsent     | "agreement":"T","version":1,"decision":"ACCEPT","succeeds":"y"            | WrongValue succeeds
          ReferAllegation    | "id":"AL","forum":"y","days":0                                            | WrongValue days
          OfferCure          | "id":"AL","what":" "                                                      | WrongValue what
          AssessOccurrence   | "id":"O","mandate":"m","result":"CONFIRMED","method":" "                  | WrongValue method
          ProposeAgreement   | "agreement":"T","form":"ORAL","terms":{"verifiedBy":"y"}                  | WrongValue terms.verifiedBy
          ProposeAgreement   | "agreement":"T","form":"ORAL","terms":{"procedure":[{"step":"s"}]}        | MissingField terms.procedure[0].days
          ChangeCapacity     | "userIds":[]                                                              | WrongValue userIds
          ChangeCapacity     | "userIds":["u"],"capacity":"REP"                                          | MissingField actor
          ImportBatch        | "id":"b","hash":"md5:1","count":1,"origin":"o"                            | WrongValue hash
          ImportBatch        | "id":"b","hash":"sha256:0000000000000000000000000000000000000000000000000000000000000000","count":-1,"origin":"o" | WrongValue count
          CorrectRecord      | "target":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a12","patch":{},"reason":" "   | WrongValue reason
          CorrectRecord      | "target":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a12","reason":"x"              | MissingField patch
          RemovePayload      | "target":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a12","position":-1,"leaf":"qkVlwP5dYqhWdaoVPkyjtXURW2I8BXmwHpBskuFxmJA=","legalBasis":"x" | WrongValue position
          RemovePayload      | "target":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a12","position":7,"leaf":"qkVlwP5dYqhWdaoVPkyjtXURW2I8BXmwHpBskuFxmJB=","legalBasis":"x" | WrongValue leaf
          RemovePayload      | "target":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a12","position":7,"leaf":"qkVlwP5dYqhWdaoVPkyjtXURW2I8BXmwHpBskuFxmJA=","legalBasis":" " | WrongValue legalBasis
          AnnulRecord        | "target":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a12","reason":"REGRETTED"      | WrongValue reason
          """)
  void an_act_that_contradicts_itself_is_none(String act, String fields, String fault) {
    assertThat(
            unread(
                """
                {"act":"%s","actId":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a11","negotiation":"corridor","mode":"PERFORMED","by":"x",%s}
                """
                    .formatted(act, fields)))
        .isEqualTo(fault);
  }

  private static String correction(String patch) {
    return """
    {"act":"CorrectRecord","actId":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a11","negotiation":"corridor","mode":"PERFORMED",\
    "target":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a12","patch":{%s},"reason":{"en":"x"}}\
    """
        .formatted(patch);
  }

  private static String mandate(String scope) {
    return """
    {"act":"GrantMandate","actId":"6f0c2f6e-3f53-4c53-9c0e-6c1f4f6e7a11","negotiation":"corridor","mode":"PERFORMED",\
    "by":"x","id":"m","representative":"y","scope":[%s]}\
    """
        .formatted(scope);
  }

  private static String said(String words) {
    return READINESS.replace("\"version\"", "\"words\":{\"en\":\"" + words + "\"},\"version\"");
  }

  private String canonical(String sent) {
    return switch (format.read(bytes(sent))) {
      case Read(var act) -> new String(format.write(act), StandardCharsets.UTF_8);
      case Unread(var why) -> throw new AssertionError(why);
    };
  }

  private String unread(String sent) {
    return switch (format.readSent(bytes(sent))) {
      case Read(var act) -> "read: " + act;
      case Unread(var why) ->
          why.each().getFirst().getClass().getSimpleName()
              + " "
              + switch (why.each().getFirst()) {
                case Unreadable.UnknownField f -> f.field();
                case Unreadable.MissingField f -> f.field();
                case Unreadable.WrongValue f -> f.field();
                case Unreadable.NotClerical f -> f.field();
                case Unreadable.NotUtf8 _, Unreadable.NotJson _, Unreadable.NotAnObject _ -> "";
                case Unreadable.UnknownAct _, Unreadable.TooLarge _ -> "";
                case Unreadable.Several _ ->
                    throw new AssertionError("none of them is of this kind");
              };
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
