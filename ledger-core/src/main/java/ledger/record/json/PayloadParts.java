package ledger.record.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// An act in its stored form, in two parts that are committed to apart: whose act it is, and the
/// act without that. Each is an object in canonical JSON, and both together are the act's.
///
/// Cut and put together on the stored bytes, which have one form only: names without escapes, in
/// their order, and no white space.
public record PayloadParts(byte[] speaker, byte[] content) {

  /// The members that tell whose act it is and through whose hands it came.
  public static final Set<String> SPEAKER = Set.of("by", "capacity", "chain", "through");

  private static final byte[][] WRITTEN =
      SPEAKER.stream()
          .map(name -> ('"' + name + '"').getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);

  /// One member of an object, as it is written there.
  private record Member(byte[] in, int from, int to) {

    int length() {
      return to - from;
    }

    /// @param name with its quotation marks
    boolean isNamed(byte[] name) {
      return Arrays.equals(in, from, Math.min(to, from + name.length), name, 0, name.length);
    }

    /// By its name, which is of ASCII letters: the quotation mark behind a name is less than any.
    boolean comesBefore(Member other) {
      return Arrays.compare(in, from, to, other.in, other.from, other.to) < 0;
    }
  }

  public static PayloadParts of(byte[] act) {
    var speaker = new ArrayList<Member>();
    var content = new ArrayList<Member>();
    for (var member : members(act)) (isOfSpeaker(member) ? speaker : content).add(member);
    return new PayloadParts(composed(speaker), composed(content));
  }

  private static boolean isOfSpeaker(Member member) {
    for (var name : WRITTEN) if (member.isNamed(name)) return true;
    return false;
  }

  /// @throws IllegalArgumentException where one of them is no object in canonical JSON
  public byte[] joined() {
    var speaks = members(speaker);
    var all = new ArrayList<Member>();
    int next = 0;
    for (var member : members(content)) {
      while (next < speaks.size() && speaks.get(next).comesBefore(member))
        all.add(speaks.get(next++));
      all.add(member);
    }
    all.addAll(speaks.subList(next, speaks.size()));
    return composed(all);
  }

  private static byte[] composed(List<Member> members) {
    int length = 1 + Math.max(1, members.size());
    for (var member : members) length += member.length();
    var out = new byte[length];
    out[0] = '{';
    int at = 1;
    for (var member : members) {
      System.arraycopy(member.in(), member.from(), out, at, member.length());
      at += member.length();
      out[at++] = ',';
    }
    out[length - 1] = '}';
    return out;
  }

  private static List<Member> members(byte[] object) {
    var members = new ArrayList<Member>();
    int at = 1;
    while (at < object.length - 1) {
      int name = string(object, at);
      int end = value(object, name + 1);
      members.add(new Member(object, at, end));
      at = end + 1;
    }
    boolean isWhole = at == object.length || (object.length == 2 && object[1] == '}');
    if (!isWhole || object[0] != '{' || object[object.length - 1] != '}')
      throw new IllegalArgumentException("it is no object in canonical JSON");
    return members;
  }

  /// @return the place behind the string that begins here
  private static int string(byte[] json, int from) {
    int at = from + 1;
    while (at < json.length && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
    return at + 1;
  }

  /// @return the place of the comma or the brace behind the value that begins here
  private static int value(byte[] json, int from) {
    int depth = 0;
    int at = from;
    while (at < json.length) {
      byte c = json[at];
      if (c == '"') {
        at = string(json, at);
        continue;
      }
      if (depth == 0 && (c == ',' || c == '}')) return at;
      if (c == '{' || c == '[') depth++;
      if (c == '}' || c == ']') depth--;
      at++;
    }
    return at;
  }
}
