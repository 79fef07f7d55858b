package ledger.act.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.value.Hash;
import ledger.value.Uuid5;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.node.ObjectNode;

/// The ids that the acts of a file are given, so that the file can be sent again.
///
/// An act with a `ref` has the id of that name; another one that of what it says, as it is written
/// and without the defaults, and of how many before it in the file say the same. So an id stays
/// when lines are added, moved or taken out elsewhere.
final class ActIds {

  /// So many acts of a file at most are given ids, or are named by a `ref`.
  static final int MOST = 1 << 16;

  private static final UUID SPACE = UUID.fromString("0c0a3a0e-6f4b-5d0e-9d7e-3f1f5a7c2b90");

  private final Optional<UUID> file;
  private final Map<String, UUID> refs = new HashMap<>();
  private final Map<String, Integer> said = new HashMap<>();

  ActIds(Optional<String> file) {
    this.file = file.map(name -> Uuid5.of(SPACE, name));
  }

  /// Empty where the file has no name, or has too many acts without ids.
  ///
  /// @param ref of the act, where it has one
  /// @param written the act without its id and its ref
  Optional<UUID> of(String negotiation, Optional<String> ref, ObjectNode written) {
    if (file.isEmpty() || said.size() >= MOST) return Optional.empty();
    return Optional.of(
        Uuid5.of(
            file.get(),
            ref.map(name -> negotiation + " ref " + name)
                .orElseGet(() -> negotiation + " " + content(written))));
  }

  private String content(ObjectNode written) {
    var hash = Hash.of(canonical(written));
    return hash + " " + said.merge(hash, 1, Integer::sum);
  }

  private static byte[] canonical(ObjectNode written) {
    try {
      return new JsonCanonicalizer(written.toString()).getEncodedUTF8();
    } catch (IOException _) { // a number that no reader takes
      return written.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  /// @return whether no act before it has this name, and there is room for it
  boolean name(String ref, UUID id) {
    return refs.size() < MOST && refs.putIfAbsent(ref, id) == null;
  }

  Optional<UUID> named(String ref) {
    return Optional.ofNullable(refs.get(ref));
  }

  /// In the order of the alphabet.
  String names() {
    return String.join(", ", refs.keySet().stream().sorted().limit(20).toList());
  }
}
