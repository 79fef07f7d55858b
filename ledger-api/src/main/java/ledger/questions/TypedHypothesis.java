package ledger.questions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.json.ActFile;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.act.json.BrokenLine;
import ledger.board.Hypothesis;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.problem.RequestProblems;
import ledger.problem.RequestProblems.Misread;
import ledger.problem.WrongQuestion;
import ledger.sentence.UsualZone;
import org.springframework.stereotype.Component;

/// Reads a hypothesis as people type it: acts as they stand in a file, and the positions of those
/// that are left out.
@Component
class TypedHypothesis {

  private static final int MOST = 50;

  private final ActFormat acts;

  TypedHypothesis(ActFormat acts) {
    this.acts = acts;
  }

  /// What a file of one negotiation begins with, so that its acts need no ids.
  static String template(Dossier dossier) {
    var zone = UsualZone.of(dossier);
    return "file: what-if\ndefaults: {negotiation: %s, zone: %s}\n---\n"
        .formatted(dossier.id(), zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
  }

  /// @throws WrongQuestion where it is none, with the line
  Hypothesis read(String file, String without, Collection<Entry> record) {
    return new Hypothesis(acts(file), left(without, record));
  }

  private List<Act> acts(String file) {
    var bytes = file.getBytes(StandardCharsets.UTF_8);
    try {
      var written = ActFile.of(new ByteArrayInputStream(bytes), ActFile.Kind.YAML, acts);
      var read = new ArrayList<Act>();
      while (written.hasNext() && read.size() < MOST) read.add(act(written.next()));
      return read;
    } catch (BrokenLine broken) {
      throw new WrongQuestion(RequestProblems.brokenFile(broken.number(), broken.fault()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Act act(ActFile.Written written) {
    return switch (written.parsed()) {
      case Read(var act) -> act;
      case Unread(var why) ->
          throw new WrongQuestion(RequestProblems.supposed("line " + written.line(), why));
    };
  }

  private static List<UUID> left(String without, Collection<Entry> record) {
    return Stream.of(without.split("[^0-9A-Za-z]+"))
        .filter(text -> !text.isEmpty())
        .limit(MOST)
        .map(text -> at(text, record))
        .toList();
  }

  private static UUID at(String position, Collection<Entry> record) {
    return record.stream()
        .filter(entry -> String.valueOf(entry.position()).equals(position))
        .findFirst()
        .map(entry -> entry.act().actId())
        .orElseThrow(() ->
            new WrongQuestion(
                RequestProblems.hypothesis(
                    Misread.ID, "without", "the position of an act on record", position)));
  }
}
