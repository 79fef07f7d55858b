package ledger.act.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Envelope;
import ledger.act.json.Unreadable.NotAnObject;
import ledger.act.json.Unreadable.NotJson;
import ledger.act.json.Unreadable.NotUtf8;
import ledger.act.json.Unreadable.TooLarge;
import ledger.act.json.Unreadable.UnknownAct;
import ledger.act.json.Unreadable.UnknownField;
import ledger.record.Vocabulary;
import ledger.value.Nearness;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The one act format: what is posted, filed, stored, exported and tested is the same flat object.
///
/// On the wire the envelope's fields stand beside the act's own; here they are nested and
/// flattened. Where both have a field of one name, as AdmitParticipant's `capacity`, it is the
/// act's.
public final class ActFormat {

  /// The largest act taken, in bytes of UTF-8.
  public static final int LARGEST = 1 << 20;

  static final String ACT = "act";
  private static final String ENVELOPE = "envelope";
  private static final Set<String> ENVELOPE_FIELDS = Set.copyOf(componentsOf(Envelope.class));

  /// By act. Asked of the classes once: Java does not keep what a record consists of.
  private static final Map<Class<?>, Set<String>> OWN_FIELDS =
      Vocabulary.ENTRIES.stream()
          .collect(Collectors.toMap(Vocabulary.Entry::act, e -> Set.copyOf(componentsOf(e.act()))));

  private final JsonMapper json = ActMapper.create();
  private final JsonMapper sent = ActMapper.ofSent();
  private final JsonMapper flat = ActMapper.flat();
  private final ReadingFaults faults = new ReadingFaults();

  /// What reading gives: an act, or why there is none.
  public sealed interface Parsed {
    record Read(Act act) implements Parsed {}

    record Unread(Unreadable why) implements Parsed {}
  }

  /// Reads one act that somebody sends. Rules that are newer than some acts on record are for it
  /// alone.
  public Parsed readSent(byte[] utf8) {
    return sent(read(utf8, sent));
  }

  public Parsed readSent(JsonNode act) {
    return sent(read(act, sent));
  }

  private static Parsed sent(Parsed parsed) {
    return parsed instanceof Parsed.Read(var act)
        ? Offsets.misfit(act)
            .or(() -> Labels.misfit(act))
            .<Parsed>map(Parsed.Unread::new)
            .orElse(parsed)
        : parsed;
  }

  /// Reads one act from UTF-8; never throws for what was sent.
  public Parsed read(byte[] utf8) {
    return read(utf8, json);
  }

  private Parsed read(byte[] utf8, JsonMapper mapper) {
    return switch (json(utf8, mapper)) {
      case Text.Json(var node) -> read(node, mapper);
      case Text.None(var why) -> new Parsed.Unread(why);
    };
  }

  /// What a text is, ahead of being an act.
  sealed interface Text {
    record Json(JsonNode node) implements Text {}

    record None(Unreadable why) implements Text {}
  }

  Text jsonSent(byte[] utf8) {
    return json(utf8, sent);
  }

  private static Text json(byte[] utf8, JsonMapper mapper) {
    if (utf8.length > LARGEST) return new Text.None(new TooLarge(LARGEST));
    var text = ByteBuffer.wrap(utf8);
    try {
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      return new Text.Json(mapper.readTree(decoder.decode(text).toString()));
    } catch (CharacterCodingException _) {
      return new Text.None(new NotUtf8(text.position()));
    } catch (JacksonException e) {
      var at = e.getLocation();
      return new Text.None(
          new NotJson(
              at == null ? 1 : at.getLineNr(),
              at == null ? 1 : at.getColumnNr(),
              ReadingFaults.notJson(e)));
    }
  }

  private Parsed read(JsonNode sent, JsonMapper mapper) {
    if (!(sent instanceof ObjectNode fields))
      return new Parsed.Unread(new NotAnObject(ReadingFaults.shown(sent)));
    var name = fields.path(ACT).asString("");
    var entry = Vocabulary.ofAct(name);
    if (entry.isEmpty()) return new Parsed.Unread(new UnknownAct(name, actNames(name)));
    return bind(entry.get(), fields, mapper);
  }

  private Parsed bind(Vocabulary.Entry<?> entry, ObjectNode sent, JsonMapper mapper) {
    var own = OWN_FIELDS.getOrDefault(entry.act(), Set.of());
    var nested = json.createObjectNode();
    var envelope = nested.putObject(ENVELOPE);
    var found = new ArrayList<Unreadable>();
    for (var field : sent.properties()) {
      var name = field.getKey();
      if (name.equals(ACT)) continue;
      if (own.contains(name) && !name.equals(ENVELOPE)) nested.set(name, field.getValue());
      else if (ENVELOPE_FIELDS.contains(name)) envelope.set(name, field.getValue());
      else found.add(new UnknownField(name, fieldsOf(entry)));
    }
    faults.noText(sent, "").ifPresent(found::add);
    try {
      var act = mapper.treeToValue(nested, entry.act());
      return found.isEmpty() ? new Parsed.Read(act) : new Parsed.Unread(Unreadable.all(found));
    } catch (JacksonException e) {
      found.add(faults.of(e, nested));
      new AllFaults(mapper, faults, found).in(entry.act(), nested);
      return new Parsed.Unread(Unreadable.all(found));
    }
  }

  /// The act in canonical JSON (RFC 8785): the bytes that are stored, compared and hashed.
  public byte[] write(Act act) {
    try {
      return new JsonCanonicalizer(flat.writeValueAsString(act)).getEncodedUTF8();
    } catch (IOException e) {
      throw new IllegalStateException("an accepted act has no canonical form", e);
    }
  }

  /// The act as it stands on the wire, for showing.
  public ObjectNode tree(Act act) {
    return flat.valueToTree(act);
  }

  /// The same, into what is being written.
  public void show(Act act, JsonGenerator out) {
    flat.writeValue(out, act);
  }

  /// The nearest first; in alphabetical order where nothing is given.
  private static List<String> actNames(String given) {
    var names = Vocabulary.ENTRIES.stream().map(Vocabulary.Entry::actName).sorted();
    return given.isEmpty() ? names.toList() : Nearness.sorted(given, names);
  }

  /// The fields of two acts that do not say the same, as they are written.
  public List<String> differing(Act one, Act other) {
    var these = tree(one);
    var those = tree(other);
    return Stream.concat(these.propertyNames().stream(), those.propertyNames().stream())
        .distinct()
        .filter(name -> !these.path(name).equals(those.path(name)))
        .sorted()
        .toList();
  }

  static List<String> fieldsOf(Vocabulary.Entry<?> entry) {
    return Stream.of(Stream.of(ACT), ENVELOPE_FIELDS.stream(), componentsOf(entry.act()).stream())
        .flatMap(names -> names)
        .filter(name -> !name.equals(ENVELOPE))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  private static List<String> componentsOf(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).toList();
  }
}
