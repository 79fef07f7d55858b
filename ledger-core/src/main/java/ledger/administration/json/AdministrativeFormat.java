package ledger.administration.json;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ledger.act.UserId;
import ledger.administration.AdministrativeEntry;
import ledger.administration.AdministrativeEvent;
import ledger.administration.AdministrativeEvent.AccountDisabled;
import ledger.administration.AdministrativeEvent.AccountEnabled;
import ledger.administration.AdministrativeEvent.AccountOpened;
import ledger.administration.AdministrativeEvent.LogCarriedOver;
import ledger.administration.AdministrativeEvent.LogContinued;
import ledger.administration.AdministrativeEvent.LogKeyAdded;
import ledger.administration.AdministrativeEvent.LogKeyRetired;
import ledger.administration.AdministrativeEvent.PersonalTokenIssued;
import ledger.administration.AdministrativeEvent.PersonalTokenRevoked;
import ledger.administration.AdministrativeEvent.TokenIssued;
import ledger.administration.TokenScope;
import ledger.log.Draft;
import ledger.log.LogEntry;
import ledger.transparency.NoteKey;
import ledger.value.Id;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The stored form of the ledger's own events: a stored name, and objects in canonical JSON for the
/// parts of an entry (docs/spec/entries.md).
public final class AdministrativeFormat {

  private static final String CLOCK = "clock";

  private final JsonMapper json = JsonMapper.builder().build();

  public String storedName(AdministrativeEvent event) {
    return switch (event) {
      case AccountOpened _ -> "account-opened.v1";
      case TokenIssued _ -> "token-issued.v1";
      case PersonalTokenIssued _ -> "personal-token-issued.v1";
      case PersonalTokenRevoked _ -> "personal-token-revoked.v1";
      case AccountDisabled _ -> "account-disabled.v1";
      case AccountEnabled _ -> "account-enabled.v1";
      case LogKeyAdded _ -> "log-key-added.v1";
      case LogKeyRetired _ -> "log-key-retired.v1";
      case LogCarriedOver _ -> "log-carried-over.v1";
      case LogContinued _ -> "log-continued.v1";
    };
  }

  /// @param clock what it showed when this was decided
  public Draft.Said parts(AdministrativeEntry entry, Instant clock) {
    return new Draft.Said(
        object(Map.of(CLOCK, clock.toString())),
        object(entry.by().<Map<String, ?>>map(user -> Map.of("by", user.value())).orElse(Map.of())),
        object(content(entry.event())));
  }

  private static Map<String, ?> content(AdministrativeEvent event) {
    return switch (event) {
      case AccountOpened(var user, var operator, var token) ->
          Map.of("operator", operator, "token", token, "user", user.value());
      case TokenIssued(var user, var token) -> Map.of("token", token, "user", user.value());
      case PersonalTokenIssued issued -> content(issued);
      case PersonalTokenRevoked(var user, var name) ->
          Map.of("name", name.value(), "user", user.value());
      case AccountDisabled(var user) -> Map.of("user", user.value());
      case AccountEnabled(var user) -> Map.of("user", user.value());
      case LogKeyAdded(var key) -> Map.of("vkey", key.vkey());
      case LogKeyRetired(var key) -> Map.of("vkey", key.vkey());
      case LogCarriedOver(var checkpoint) -> Map.of("checkpoint", checkpoint);
      case LogContinued(var checkpoint) -> Map.of("checkpoint", checkpoint);
    };
  }

  private static Map<String, ?> content(PersonalTokenIssued event) {
    var content = new TreeMap<String, Object>();
    content.put("expires", event.expires().toString());
    content.put("may", event.scope().may());
    content.put("name", event.name().value());
    event.scope().negotiation().ifPresent(only -> content.put("negotiation", only.value()));
    content.put("token", event.token());
    content.put("user", event.user().value());
    return content;
  }

  /// In the order of its names, which is all that canonical JSON asks of values as plain as these.
  private byte[] object(Map<String, ?> members) {
    return json.writeValueAsBytes(new TreeMap<>(members));
  }

  /// @throws IllegalStateException where this ledger knows no such event: what is folded without it
  ///   would be another state than that on record
  public AdministrativeEntry read(LogEntry entry) {
    var content = object(entry, entry.content());
    return new AdministrativeEntry(
        Optional.ofNullable(object(entry, entry.speaker()).get("by"))
            .map(by -> new UserId(by.asString())),
        switch (entry.identity().type()) {
          case "account-opened.v1" ->
              new AccountOpened(
                  user(content), content.required("operator").asBoolean(), token(content));
          case "token-issued.v1" -> new TokenIssued(user(content), token(content));
          case "personal-token-issued.v1" ->
              new PersonalTokenIssued(
                  user(content),
                  name(content),
                  scope(content),
                  Instant.parse(content.required("expires").asString()),
                  token(content));
          case "personal-token-revoked.v1" ->
              new PersonalTokenRevoked(user(content), name(content));
          case "account-disabled.v1" -> new AccountDisabled(user(content));
          case "account-enabled.v1" -> new AccountEnabled(user(content));
          case "log-key-added.v1" -> new LogKeyAdded(key(content));
          case "log-key-retired.v1" -> new LogKeyRetired(key(content));
          case "log-carried-over.v1" ->
              new LogCarriedOver(content.required("checkpoint").asString());
          case "log-continued.v1" -> new LogContinued(content.required("checkpoint").asString());
          case String other ->
              throw new IllegalStateException(
                  "position %d holds \"%s\", which this ledger does not know: start the version that wrote it, or a newer one"
                      .formatted(entry.position(), other));
        });
  }

  private JsonNode object(LogEntry entry, Optional<byte[]> part) {
    return json.readTree(
        part.orElseThrow(() ->
            new IllegalStateException(
                "position " + entry.position() + ": a part of the ledger's own entry is gone")));
  }

  private static UserId user(JsonNode content) {
    return new UserId(content.required("user").asString());
  }

  private static Id name(JsonNode content) {
    return new Id(content.required("name").asString());
  }

  private static TokenScope scope(JsonNode content) {
    var may = EnumSet.noneOf(TokenScope.Use.class);
    for (var use : content.required("may")) may.add(TokenScope.Use.valueOf(use.asString()));
    return new TokenScope(
        may, Optional.ofNullable(content.get("negotiation")).map(JsonNode::asString).map(Id::new));
  }

  private static String token(JsonNode content) {
    return content.required("token").asString();
  }

  private static NoteKey key(JsonNode content) {
    return NoteKey.parse(content.required("vkey").asString()).orElseThrow();
  }
}
