package ledger.record.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.log.After;
import ledger.log.Draft;
import ledger.log.LogEntry;
import ledger.log.Predecessor;
import ledger.log.StreamName;
import ledger.record.Vocabulary;
import ledger.seal.Examples;
import ledger.seal.FieldCipher;
import ledger.seal.FieldPath;
import ledger.seal.FileKeyStore;
import ledger.seal.json.Sameness;
import ledger.seal.json.SealedFields;
import ledger.seal.json.Sealing;
import ledger.seal.json.SealingPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An entry of the log whose act has a sealed remark.
class SealedEntryTest {

  private static final ActFormat FORMAT = new ActFormat();
  private static final String STREAM = Examples.PLACE.stream();
  private static final Act ACT = act("She told me.");

  @TempDir private Path temporary;
  private FileKeyStore keys;
  private EntryFormat entries;
  private Sealing.Sealed sealed;
  private LogEntry entry;

  @BeforeEach
  void is_on_record() {
    keys =
        FileKeyStore.open(temporary.resolve("keys"), temporary.resolve("keys"), new SecureRandom());
    entries = sealing("note");
    sealed = (Sealing.Sealed) entries.sealed(STREAM, ACT.actId(), FORMAT.write(ACT));
    entry = entry(sealed.bytes(), Optional.of(sealed.commitment().bytes()));
  }

  private EntryFormat sealing(String field) {
    return sealing(field, "ledger.example/one");
  }

  private EntryFormat sealing(String field, String origin) {
    SealingPolicy policy =
        (_, _) -> List.of(new SealingPolicy.Field(FieldPath.of(field), Examples.SUBJECT));
    var fields = new SealedFields(keys, new FieldCipher(new SecureRandom()), policy);
    return new EntryFormat(FORMAT, origin, fields);
  }

  private static Act act(String note) {
    var sent =
        """
        {"act": "RegisterReferent", "actId": "%s", "negotiation": "harbour", "mode": "PERFORMED",
         "note": "%s", "id": "witness-1", "kind": "PERSON", "neutralLabel": "A witness"}
        """
            .formatted(Examples.PLACE.act(), note);
    return ((Read) FORMAT.read(sent.getBytes(StandardCharsets.UTF_8))).act();
  }

  private LogEntry entry(byte[] payload, Optional<byte[]> commitment) {
    return entry(
        payload,
        commitment,
        Map.of(EntryFormat.RECORDED_BY, "owner", EntryFormat.DIGEST, sealed.digest().hex()));
  }

  private LogEntry entry(byte[] payload, Optional<byte[]> commitment, Map<String, String> added) {
    var meta = entries.meta(added);
    var parts = PayloadParts.of(payload);
    var header =
        new Draft.Header(
            ACT.actId(),
            new StreamName(Optional.of("referent"), STREAM),
            0,
            new After.Nothing(),
            Vocabulary.ofAct(ACT.name()).orElseThrow().storedName(),
            "",
            EntryFormat.times(ACT),
            commitment);
    return new Draft(
            header, new Draft.Said(meta, parts.speaker(), parts.content()), new SecureRandom())
        .entry(0, Predecessor.NONE, 0);
  }

  private Optional<String> note() {
    return entries.recorded(entry).event().act().envelope().note();
  }

  @Test
  void reads_as_the_act_that_was_sent_while_there_is_a_key() {
    assertThat(entries.recorded(entry).event().act()).isEqualTo(ACT);
    assertThat(entries.compare(entry, ACT)).isEqualTo(Sameness.SAME);
    assertThat(entries.compare(entry, act("He told me."))).isEqualTo(Sameness.DIFFERENT);
  }

  @Test
  void opens_under_its_place_in_the_former_log_that_it_was_carried_over_from() {
    var carried =
        Map.of(
            EntryFormat.RECORDED_BY, "owner",
            EntryFormat.DIGEST, sealed.digest().hex(),
            EntryFormat.CARRIED_FROM, "ledger.example/one 17 2026-01-01T00:00:00Z");
    var here = sealing("note", "ledger.example/two");
    var there = entry(sealed.bytes(), Optional.of(sealed.commitment().bytes()), carried);

    assertThat(here.recorded(there).event().act()).isEqualTo(ACT);
    assertThat(here.recorded(there).at()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(here.compare(there, ACT)).isEqualTo(Sameness.SAME);
  }

  @Test
  void reads_as_erased_without_and_is_still_that_act() {
    keys.erase(sealed.key(), Instant.EPOCH);
    assertThat(note()).contains("[erased]");
    assertThat(entries.compare(entry, ACT)).isEqualTo(Sameness.SAME_IN_WHAT_IS_LEFT);
    assertThat(entries.stored(entry))
        .hasValueSatisfying(b -> assertThat(b).isEqualTo(sealed.bytes()));
  }

  @Test
  void reads_as_sealed_where_nobody_has_keys() {
    assertThat(new EntryFormat(FORMAT).recorded(entry).event().act().envelope().note())
        .contains("[sealed]");
  }

  @Test
  void a_payload_of_the_same_shape_that_its_identity_does_not_tell_of_is_no_act() {
    entry = entry(sealed.bytes(), Optional.empty());
    assertThatThrownBy(this::note)
        .isInstanceOf(EntryUnreadable.class)
        .hasMessage("position 0 cannot be read")
        .cause()
        .hasMessageContaining("is no act")
        .message()
        .doesNotContain("sealed");
  }

  @Test
  void what_an_act_cannot_be_read_without_is_not_sealed() {
    assertThatThrownBy(() -> sealing("kind").sealed(STREAM, ACT.actId(), FORMAT.write(ACT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("could not be read");
  }
}
