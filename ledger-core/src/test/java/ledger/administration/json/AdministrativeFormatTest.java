package ledger.administration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import ledger.act.UserId;
import ledger.administration.AdministrativeEntry;
import ledger.administration.AdministrativeEvent.AccountDisabled;
import ledger.administration.AdministrativeEvent.AccountEnabled;
import ledger.administration.AdministrativeEvent.AccountOpened;
import ledger.administration.AdministrativeEvent.LogKeyAdded;
import ledger.administration.AdministrativeEvent.LogKeyRetired;
import ledger.administration.AdministrativeEvent.PersonalTokenIssued;
import ledger.administration.AdministrativeEvent.PersonalTokenRevoked;
import ledger.administration.AdministrativeEvent.TokenIssued;
import ledger.administration.TokenScope;
import ledger.log.After;
import ledger.log.Draft;
import ledger.log.LogEntry;
import ledger.log.Predecessor;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.transparency.NoteKey;
import ledger.value.Hash;
import ledger.value.Id;
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

  private static PersonalTokenIssued token(Set<TokenScope.Use> may, Optional<Id> negotiation) {
    return new PersonalTokenIssued(
        NORTH,
        new Id("ci"),
        new TokenScope(may, negotiation),
        Instant.parse("2027-01-31T12:00:00Z"),
        TOKEN);
  }

  @Test
  void a_personal_token_is_its_name_what_it_may_be_used_for_until_when_and_its_hash() {
    var issued = token(EnumSet.of(TokenScope.Use.READ), Optional.of(new Id("harbour")));
    var parts = format.parts(new AdministrativeEntry(Optional.of(NORTH), issued), Instant.EPOCH);
    assertThat(format.storedName(issued)).isEqualTo("personal-token-issued.v1");
    assertThat(text(parts.content()))
        .isEqualTo(
            "{\"expires\":\"2027-01-31T12:00:00Z\",\"may\":[\"READ\"],\"name\":\"ci\",\"negotiation\":\"harbour\",\"token\":\""
                + TOKEN
                + "\",\"user\":\"rep:north\"}");
  }

  @Test
  void what_was_stored_is_read_as_it_was() {
    for (var event :
        List.of(
            new AccountOpened(NORTH, true, TOKEN),
            new TokenIssued(NORTH, TOKEN),
            token(EnumSet.allOf(TokenScope.Use.class), Optional.empty()),
            token(EnumSet.of(TokenScope.Use.WRITE), Optional.of(new Id("harbour"))),
            new PersonalTokenRevoked(NORTH, new Id("ci")),
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
