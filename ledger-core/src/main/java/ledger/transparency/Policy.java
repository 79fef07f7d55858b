package ledger.transparency;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Whose checkpoints are believed: which logs, which witnesses, and how many of these have to have
/// cosigned.
///
/// @see <a href="https://c2sp.org/tlog-policy">tlog-policy</a>
public final class Policy {

  /// What a policy says of a note.
  public sealed interface Finding {
    /// @param witnesses the names of those that cosigned
    record Accepted(Checkpoint checkpoint, Set<String> witnesses) implements Finding {}

    /// @param why in a sentence
    record Refused(String why) implements Finding {}
  }

  /// @param url where it takes checkpoints
  public record WitnessKey(String name, NoteKey key, Optional<String> url) {}

  private record Group(int threshold, List<String> members) {}

  private static final String NONE = "none";
  private static final Pattern BLANKS = Pattern.compile("^[ \t]+|[ \t]+$");

  private final List<NoteKey> logs = new ArrayList<>();
  private final Map<String, WitnessKey> witnesses = new LinkedHashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Set<String> members = new HashSet<>();
  private final Set<String> keys = new HashSet<>();
  private String quorum = "";

  private Policy() {}

  /// @throws IllegalArgumentException naming the line that is wrong
  public static Policy parse(String text) {
    var policy = new Policy();
    int number = 0;
    for (var line : text.split("\n", -1)) {
      number++;
      try {
        must(line.chars().noneMatch(Policy::isControl), "only spaces and tabs stand between words");
        var words = BLANKS.matcher(line).replaceAll("").split("[ \t]+");
        if (!words[0].isEmpty() && !words[0].startsWith("#")) policy.add(words);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "line " + number + " of the policy: " + e.getMessage(), e);
      }
    }
    if (policy.quorum.isEmpty())
      throw new IllegalArgumentException(
          "the policy has no line \"quorum\": say \"quorum none\" if no witness is needed");
    return policy;
  }

  private void add(String[] words) {
    switch (words[0]) {
      case "log" -> {
        must(words.length == 2 || words.length == 3, "log takes a key and perhaps a URL");
        logs.add(key(words[1], false));
      }
      case "witness" -> {
        must(
            words.length == 3 || words.length == 4,
            "witness takes a name, a key and perhaps a URL");
        mustBeNew(words[1]);
        var url = words.length == 4 ? Optional.of(words[3]) : Optional.<String>empty();
        witnesses.put(words[1], new WitnessKey(words[1], key(words[2], true), url));
      }
      case "group" -> group(words);
      case "quorum" -> {
        must(words.length == 2 && quorum.isEmpty(), "there is one quorum, of one name");
        must(words[1].equals(NONE) || isKnown(words[1]), words[1] + " is not defined above");
        quorum = words[1];
      }
      default ->
          throw new IllegalArgumentException(
              "\"" + words[0] + "\" is none of log, witness, group, quorum");
    }
  }

  private void group(String[] words) {
    must(words.length >= 4, "group takes a name, a number and members");
    mustBeNew(words[1]);
    var of = List.of(words).subList(3, words.length);
    for (var member : of) {
      must(isKnown(member), member + " is not defined above");
      must(members.add(member), member + " is a member already");
    }
    int threshold =
        switch (words[2]) {
          case "any" -> 1;
          case "all" -> of.size();
          case String k -> (int) Math.min(Decimals.parse(k).orElse(0), Integer.MAX_VALUE);
        };
    must(threshold >= 1 && threshold <= of.size(), words[2] + " of " + of.size() + " can never be");
    groups.put(words[1], new Group(threshold, of));
  }

  private NoteKey key(String vkey, boolean witness) {
    var key =
        NoteKey.parse(vkey).orElseThrow(() -> new IllegalArgumentException(vkey + " is no key"));
    boolean fits =
        witness
            ? key.kind() != NoteKey.Kind.ED25519
            : key.kind() != NoteKey.Kind.ED25519_COSIGNATURE;
    must(fits, key.kind() + " is no kind of key for this");
    must(keys.add(new String(key.key(), StandardCharsets.ISO_8859_1)), "this key is there already");
    return key;
  }

  private void mustBeNew(String name) {
    must(!name.equals(NONE) && !isKnown(name), name + " is taken");
  }

  private boolean isKnown(String name) {
    return witnesses.containsKey(name) || groups.containsKey(name);
  }

  private static boolean isControl(int c) {
    return (c < ' ' && c != '\t') || c == 0x7F;
  }

  private static void must(boolean holds, String otherwise) {
    if (!holds) throw new IllegalArgumentException(otherwise);
  }

  public List<NoteKey> logs() {
    return List.copyOf(logs);
  }

  public List<WitnessKey> witnesses() {
    return List.copyOf(witnesses.values());
  }

  /// Signatures by keys that are not in the policy are passed over; one that names a key of it and
  /// was not made by it spoils the note.
  public Finding check(SignedNote note) {
    var checkpoint = Checkpoint.parse(note.text());
    if (checkpoint.isEmpty()) return new Finding.Refused("the note is no checkpoint");
    boolean byLog = false;
    var by = new HashSet<String>();
    for (var signature : note.signatures()) {
      for (var log : logs) {
        if (!log.signed(signature)) continue;
        if (!log.verifies(signature, note.text()))
          return new Finding.Refused("the signature of " + log.name() + " is not its own");
        byLog |= log.name().equals(checkpoint.get().origin());
      }
      for (var witness : witnesses.values()) {
        if (!witness.key().signed(signature)) continue;
        if (!witness.key().verifies(signature, note.text()))
          return new Finding.Refused("the cosignature of " + witness.name() + " is not its own");
        by.add(witness.name());
      }
    }
    if (!byLog)
      return new Finding.Refused(
          "no log of the policy signed it as \"" + checkpoint.get().origin() + "\"");
    if (!quorum.equals(NONE) && !isMet(quorum, by))
      return new Finding.Refused(
          "too few witnesses cosigned it: " + (by.isEmpty() ? NONE : String.join(", ", by)));
    return new Finding.Accepted(checkpoint.get(), Set.copyOf(by));
  }

  private boolean isMet(String name, Set<String> by) {
    var group = groups.get(name);
    if (group == null) return by.contains(name);
    return group.members().stream().filter(m -> isMet(m, by)).count() >= group.threshold();
  }
}
