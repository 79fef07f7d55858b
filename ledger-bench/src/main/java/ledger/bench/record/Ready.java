package ledger.bench.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.log.After;
import ledger.log.Draft;
import ledger.log.Salts;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
import ledger.record.json.PayloadParts;
import org.axonframework.messaging.MetaData;

/// An act of the corridor in the bytes it is stored in, written beforehand: what is measured is
/// storing it. Every contestant stores these.
record Ready(String type, byte[] payload) {

  static final MetaData META =
      MetaData.from(
          Map.of(
              EntryFormat.RECORDED_BY, "rep:regional-leadership",
              EntryFormat.CLOCK, "2026-01-01T00:00:00.123456Z"));
  static final byte[] META_BYTES = new EntryFormat(new ActFormat()).meta(META);

  private static final Salts SALTS = new Salts();
  private static final List<Ready> CORRIDOR = corridor();

  static Ready number(long n) {
    return CORRIDOR.get((int) (n % CORRIDOR.size()));
  }

  Draft draft(UUID event, String stream, long version) {
    var parts = PayloadParts.of(payload);
    var header =
        new Draft.Header(
            event,
            new StreamName(Optional.of(Streams.KIND), stream),
            version,
            new After.Anything(),
            type,
            "",
            Times.NONE,
            Optional.empty());
    return new Draft(header, new Draft.Said(META_BYTES, parts.speaker(), parts.content()), SALTS);
  }

  private static List<Ready> corridor() {
    var format = new ActFormat();
    try (var file = Ready.class.getResourceAsStream("/golden/corridor.ndjson")) {
      if (file == null) throw new IllegalStateException("golden/corridor.ndjson is not there");
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.getBytes(StandardCharsets.UTF_8))
          .map(line -> new Ready(name(format, line), line))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(ActFormat format, byte[] line) {
    if (format.read(line) instanceof Read(var act))
      return Vocabulary.ofAct(act.name()).orElseThrow().storedName();
    throw new IllegalStateException("the corridor holds a line that is no act");
  }
}
