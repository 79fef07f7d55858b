package ledger.act.json;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The acts of a YAML file (1.2, core schema), each with the line that it begins in.
///
/// A document is one act or a list of acts; an empty one is skipped. What an alias stands for is
/// put in its place: an act grows by that to no more than [#LARGEST] values, and a file by no more
/// than [#ALIASED].
final class Yaml {

  static final int LARGEST = 1 << 16;
  static final int ALIASED = 1 << 20;

  private static final int DEEPEST = 200;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final CoreScalarResolver RESOLVER = new CoreScalarResolver(false);
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  /// @param line 1-based
  /// @param places of its fields and of all that is in them, by the path to each
  record Placed(long line, JsonNode act, Map<String, FilePlace> places) {}

  /// A value with all that aliases in it stand for.
  ///
  /// @param values how many values it holds, itself included
  private record Part(JsonNode node, int values) {}

  private final Iterator<Event> events;
  private final Map<Anchor, Part> anchors = new HashMap<>();
  private Map<String, FilePlace> places = new HashMap<>();
  private int aliased;
  private Event now;

  private Yaml(Iterator<Event> events) {
    this.events = events;
    this.now = events.next();
  }

  /// @throws BrokenLine where it cannot be read
  static List<Placed> acts(InputStream in) throws IOException {
    var text = text(in.readAllBytes());
    try {
      var acts = new ArrayList<Placed>();
      new Yaml(new Parse(SETTINGS).parseString(text).iterator()).documents(acts::add);
      return acts;
    } catch (MarkedYamlEngineException e) {
      throw YamlFaults.of(e);
    } catch (ReaderException e) {
      throw new BrokenLine(
          text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count() + 1,
          "it holds a character that YAML does not take");
    }
  }

  /// Without the byte order mark, which says nothing of UTF-8.
  private static String text(byte[] utf8) {
    var in = ByteBuffer.wrap(utf8);
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      long line = 1;
      for (int i = 0; i < in.position(); i++) if (utf8[i] == '\n') line++;
      throw new BrokenLine(line, "it is not UTF-8: convert the file");
    }
  }

  private void documents(Consumer<Placed> found) {
    while (events.hasNext()) {
      if (now instanceof DocumentStartEvent) document(found);
      else advance();
    }
  }

  private void document(Consumer<Placed> found) {
    anchors.clear();
    advance();
    if (now instanceof SequenceStartEvent) {
      advance();
      while (!(now instanceof SequenceEndEvent)) found.accept(act());
    } else {
      var act = act();
      if (!act.act().isNull()) found.accept(act);
    }
  }

  private Placed act() {
    long line = line(now);
    places = new HashMap<>();
    return new Placed(line, part(1, "").node(), places);
  }

  /// Reads one value and goes on behind it.
  private Part part(int depth, String path) {
    var begin = now;
    if (depth > DEEPEST) throw new BrokenLine(line(begin), "it is nested too deeply");
    advance();
    var part =
        switch (begin) {
          case AliasEvent alias -> aliased(alias);
          case ScalarEvent scalar -> new Part(value(scalar), 1);
          case SequenceStartEvent _ -> list(depth, path);
          case MappingStartEvent start -> object(start.isFlow(), depth, path);
          case Event other -> throw new BrokenLine(line(other), YamlFaults.UNKNOWN);
        };
    if (!(begin instanceof AliasEvent) && begin instanceof NodeEvent node)
      node.getAnchor().ifPresent(anchor -> anchors.put(anchor, part));
    return part;
  }

  private Part list(int depth, String path) {
    var list = JSON.arrayNode();
    int values = 1;
    while (!(now instanceof SequenceEndEvent)) {
      var begin = now;
      var element = path + "[" + list.size() + "]";
      places.put(element, place(begin));
      var part = part(depth + 1, element);
      list.add(part.node());
      values = more(values, part, begin);
    }
    advance();
    return new Part(list, values);
  }

  private Part object(boolean isInBraces, int depth, String path) {
    var object = JSON.objectNode();
    int values = 1;
    while (!(now instanceof MappingEndEvent)) {
      var begin = now;
      var name = name(object);
      if (isInBraces) mustBeNoText(begin);
      var field = ReadingFaults.dotted(path, name);
      places.put(field, place(begin));
      var part = part(depth + 1, field);
      object.set(name, part.node());
      values = more(values, part, begin);
    }
    advance();
    return new Part(object, values);
  }

  private String name(JsonNode fields) {
    var begin = now;
    if (!(begin instanceof ScalarEvent scalar))
      throw new BrokenLine(line(begin), "the name of a field is text");
    if (fields.has(scalar.getValue()))
      throw new BrokenLine(
          line(begin), "the field \"" + scalar.getValue() + "\" stands there twice");
    advance();
    return scalar.getValue();
  }

  /// What stands between two commas within braces and has no colon is the rest of a text that has a
  /// comma.
  private void mustBeNoText(Event name) {
    if (isAtTheEndOf(name, now))
      throw new BrokenLine(
          line(name),
          "within braces a comma ends a text, and \""
              + ((ScalarEvent) name).getValue()
              + "\" has no value: put the text in front of it in quotes, to where it ends");
  }

  private static boolean isAtTheEndOf(Event before, Event value) {
    return value instanceof ScalarEvent scalar
        && scalar.getValue().isEmpty()
        && scalar.isPlain()
        && before
            .getEndMark()
            .map(Mark::getIndex)
            .equals(scalar.getStartMark().map(Mark::getIndex));
  }

  private static int more(int values, Part part, Event at) {
    if (values + part.values() > LARGEST)
      throw new BrokenLine(
          line(at), "an act holds at most " + LARGEST + " values, with what its aliases stand for");
    return values + part.values();
  }

  private Part aliased(AliasEvent alias) {
    var part = marked(alias);
    aliased += part.values();
    if (aliased > ALIASED)
      throw new BrokenLine(
          line(alias), "the aliases of a file stand for at most " + ALIASED + " values");
    return part;
  }

  private Part marked(AliasEvent alias) {
    return Optional.ofNullable(anchors.get(alias.getAlias()))
        .orElseThrow(() ->
            new BrokenLine(
                line(alias),
                "nothing before it is marked \"&" + alias.getAlias().getValue() + "\""));
  }

  private static JsonNode value(ScalarEvent scalar) {
    var text = scalar.getValue();
    if (!scalar.isPlain() || scalar.getTag().isPresent()) return JSON.stringNode(text);
    var tag = RESOLVER.resolve(text, true);
    if (tag.equals(Tag.NULL)) return JSON.nullNode();
    if (tag.equals(Tag.BOOL)) return JSON.booleanNode(text.equalsIgnoreCase("true"));
    if (tag.equals(Tag.INT)) return JSON.numberNode(integer(text));
    return tag.equals(Tag.FLOAT) && !text.matches("[-+]?\\.(inf|Inf|INF|nan|NaN|NAN)")
        ? JSON.numberNode(new BigDecimal(text))
        : JSON.stringNode(text);
  }

  private static BigInteger integer(String text) {
    if (text.startsWith("0x")) return new BigInteger(text.substring(2), 16);
    return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
  }

  private void advance() {
    now = events.next();
  }

  private static FilePlace place(Event event) {
    return event
        .getStartMark()
        .map(mark -> new FilePlace(line(mark), mark.getColumn() + 1L))
        .orElse(new FilePlace(1, 1));
  }

  private static long line(Event event) {
    return event.getStartMark().map(Yaml::line).orElse(1L);
  }

  static long line(Mark mark) {
    return mark.getLine() + 1L;
  }
}
