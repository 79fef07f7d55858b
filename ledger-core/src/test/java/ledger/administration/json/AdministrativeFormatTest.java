package ledger.administration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import ledger.act.UserId;
import ledger.administration.AdministrativeEntry;
import ledger.administration.AdministrativeEvent.AccountDisabled;
import ledger.administration.AdministrativeEvent.AccountEnabled;
import ledger.administration.AdministrativeEvent.AccountOpened;
import ledger.administration.AdministrativeEvent.LogKeyAdded;
import ledger.administration.AdministrativeEvent.LogKeyRetired;
import ledger.administration.AdministrativeEvent.TokenIssued;
import ledger.log.After;
import ledger.log.Draft;
import ledger.log.LogEntry;
import ledger.log.Predecessor;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.transparency.NoteKey;
import ledger.value.Hash;
import org.junit.jupiter.api.Test;

/// How the ledger's own entries are stored: for ever, byte for byte.
class AdministrativeFormatTest {

  private static final String TOKEN = Hash.of("ledger_…");
  private static final UserId NORTH = new UserId("rep:north");
  private static final NoteKey KEY = new NoteKey("example.com/log", NoteKey.Kind.ED25519, bytes());

  private final AdministrativeFormat format = new AdministrativeFormat();

  private static byte[] bytes() {
    var bytes = new byte[32];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] part) {
    return new String(part, StandardCharsets.UTF_8);
  }

  private LogEntry stored(String type, Draft.Said parts) {
    var header =
        new Draft.Header(
            new UUID(0, 1),
            StreamName.ofNone("accounts"),
            0,
            new After.Anything(),
            type,
            "",
            Times.NONE,
            Optional.empty());
    return new Draft(header, parts, new Random(1)).entry(0, Predecessor.NONE, 0);
  }

  @Test
  void an_account_is_its_user_whether_it_is_an_operator_and_the_hash_of_its_token() {
    var opened = new AccountOpened(NORTH, false, TOKEN);
    var parts =
        format.parts(
            new AdministrativeEntry(Optional.of(new UserId("owner")), opened), Instant.EPOCH);
    assertThat(format.storedName(opened)).isEqualTo("account-opened.v1");
    assertThat(text(parts.content()))
        .isEqualTo("{\"operator\":false,\"token\":\"" + TOKEN + "\",\"user\":\"rep:north\"}");
    assertThat(text(parts.speaker())).isEqualTo("{\"by\":\"owner\"}");
    assertThat(text(parts.additions())).isEqualTo("{\"clock\":\"1970-01-01T00:00:00Z\"}");
  }

  @Test
  void what_the_ledger_does_by_itself_has_no_speaker() {
    var parts =
        format.parts(
            new AdministrativeEntry(Optional.empty(), new TokenIssued(NORTH, TOKEN)),
            Instant.EPOCH);
    assertThat(text(parts.speaker())).isEqualTo("{}");
  }

  @Test
  void what_was_stored_is_read_as_it_was() {
    for (var event :
        List.of(
            new AccountOpened(NORTH, true, TOKEN),
            new TokenIssued(NORTH, TOKEN),
            new AccountDisabled(NORTH),
            new AccountEnabled(NORTH),
            new LogKeyAdded(KEY),
            new LogKeyRetired(KEY))) {
      var entry = new AdministrativeEntry(Optional.of(NORTH), event);
      var stored = stored(format.storedName(event), format.parts(entry, Instant.EPOCH));
      assertThat(format.read(stored)).isEqualTo(entry);
    }
  }

  @Test
  void an_event_of_a_later_ledger_is_not_passed_over() {
    var parts =
        format.parts(
            new AdministrativeEntry(Optional.empty(), new TokenIssued(NORTH, TOKEN)),
            Instant.EPOCH);
    assertThatThrownBy(() -> format.read(stored("account-closed.v1", parts)))
        .hasMessage(
            "position 0 holds \"account-closed.v1\", which this ledger does not know: start the version that wrote it, or a newer one");
  }
}
