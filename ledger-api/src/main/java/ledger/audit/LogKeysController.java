package ledger.audit;

import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import ledger.record.axon.OutcomeUnknown;
import ledger.request.Caller;
import ledger.transparency.NoteKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where an operator adds a key that signs the log, and retires one.
@RestController
class LogKeysController {

  /// The kinds of keys that a log signs with.
  private static final List<NoteKey.Kind> KINDS =
      List.of(NoteKey.Kind.ED25519, NoteKey.Kind.ML_DSA_44);

  enum State {
    SIGNS,
    RETIRED
  }

  /// @param keyId the eight digits that its signatures name it by
  record Shown(String keyId, NoteKey.Kind kind, State state, String vkey) {
    static Shown of(NoteKey key, State state) {
      return new Shown(LogKeys.id(key), key.kind(), state, key.vkey());
    }
  }

  record All(List<Shown> keys) {}

  private final LogKeys keys;

  LogKeysController(LogKeys keys) {
    this.keys = keys;
  }

  @Described(id = "logKeys", value = "By which keys the log is signed.", answer = All.class)
  @GetMapping("/operator/log-keys")
  All all() {
    var now = keys.now();
    return new All(
        Stream.concat(
                now.signing().stream().map(key -> Shown.of(key, State.SIGNS)),
                now.retired().stream().map(key -> Shown.of(key, State.RETIRED)))
            .toList());
  }

  @Described(
      id = "addLogKey",
      value = "Adds a key that signs the log.",
      status = 201,
      answer = Shown.class)
  @PostMapping("/operator/log-keys")
  ResponseEntity<?> add(@RequestParam(defaultValue = "") String kind, Principal operator)
      throws IOException {
    var named = named(kind);
    if (named.isEmpty())
      return RequestProblems.parameter(
              "kind", kind, KINDS.stream().map(NoteKey.Kind::name).toList())
          .response();
    var added = keys.add(Caller.of(operator), named.get());
    return ResponseEntity.status(HttpStatus.CREATED).body(Shown.of(added, State.SIGNS));
  }

  private static Optional<NoteKey.Kind> named(String kind) {
    return Arrays.stream(NoteKey.Kind.values())
        .filter(KINDS::contains)
        .filter(one -> one.name().equals(kind))
        .findFirst();
  }

  @Described(id = "retireLogKey", value = "Has a key sign no more.", answer = All.class)
  @PostMapping("/operator/log-keys/{keyId}/retirement")
  ResponseEntity<?> retire(@PathVariable String keyId, Principal operator) {
    return switch (keys.retire(Caller.of(operator), keyId)) {
      case DONE -> ResponseEntity.ok(all());
      case NO_SUCH_KEY -> throw new NotFound("log key", keyId);
      case LAST_OF_ITS_KIND -> RequestProblems.lastLogKey(keyId).response();
    };
  }

  @ExceptionHandler
  ResponseEntity<Problem> unknown(OutcomeUnknown unknown) {
    return RequestProblems.logKeyUnknown().response();
  }
}
