package ledger.record.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  private record Member(String name, int from, int to) {}

  public static PayloadParts of(byte[] act) {
    var speaker = new Composed();
    var content = new Composed();
    for (var member : members(act))
      (SPEAKER.contains(member.name()) ? speaker : content).add(act, member);
    return new PayloadParts(speaker.bytes(), content.bytes());
  }

  /// @throws IllegalArgumentException where one of them is no object in canonical JSON
  public byte[] joined() {
    var speaks = members(speaker);
    var says = members(content);
    var all = new Composed();
    int next = 0;
    for (var member : says) {
      while (next < speaks.size() && speaks.get(next).name().compareTo(member.name()) < 0)
        all.add(speaker, speaks.get(next++));
      all.add(content, member);
    }
    while (next < speaks.size()) all.add(speaker, speaks.get(next++));
    return all.bytes();
  }

  private static final class Composed {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    Composed() {
      out.write('{');
    }

    void add(byte[] from, Member member) {
      if (out.size() > 1) out.write(',');
      out.write(from, member.from(), member.to() - member.from());
    }

    byte[] bytes() {
      out.write('}');
      return out.toByteArray();
    }
  }

  private static List<Member> members(byte[] object) {
    var members = new ArrayList<Member>();
    int at = 1;
    while (at < object.length - 1) {
      int name = string(object, at);
      int end = value(object, name + 1);
      members.add(
          new Member(new String(object, at + 1, name - at - 2, StandardCharsets.UTF_8), at, end));
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
