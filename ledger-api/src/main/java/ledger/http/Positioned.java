package ledger.http;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import ledger.anomaly.Anomalies;
import ledger.anomaly.Anomalies.Anomaly;
import ledger.docket.Docket;
import ledger.dossier.AgreementFile;
import ledger.dossier.Entry;
import ledger.positions.Cell;
import ledger.positions.Matrix;
import ledger.positions.Positions;
import ledger.register.Register;
import ledger.timeline.Timeline;
import ledger.view.View;

/// The lists of one dossier, each row with the position that it came on record with.
final class Positioned {

  private final Opened opened;
  private final Map<UUID, Long> byAct;

  private Positioned(Opened opened) {
    this.opened = opened;
    this.byAct =
        opened.acts().stream().collect(Collectors.toMap(e -> e.act().actId(), Entry::position));
  }

  static Listed<Timeline.Line> timeline(Opened opened) {
    return new Listed<>(Timeline.of(opened.view()).lines(), Timeline.Line::position, Timeline::new);
  }

  /// An agreement came with the first of its texts.
  static Listed<Register.Listed> register(Opened opened) {
    var came =
        opened.dossier().agreements().values().stream()
            .collect(Collectors.toMap(AgreementFile::id, Positioned::firstText));
    return new Listed<>(
        Register.of(opened.view()).agreements(),
        listed -> came.getOrDefault(listed.agreement(), 0L),
        Register::new);
  }

  private static long firstText(AgreementFile file) {
    return file.versions().stream()
        .mapToLong(version -> version.origin().entry().position())
        .min()
        .orElse(0);
  }

  static Listed<Docket.Listed> docket(Opened opened) {
    var positioned = new Positioned(opened);
    return new Listed<>(
        Docket.of(opened.dossier()).allegations(),
        listed -> positioned.of(listed.as().actId()),
        Docket::new);
  }

  /// A proposition came with the first that anybody said of it.
  static Listed<Matrix.Row> positions(Opened opened) {
    var positioned = new Positioned(opened);
    var matrix =
        Positions.of(
            opened.dossier(),
            opened.asked().view() instanceof View.Common(var among) ? among : List.of());
    return new Listed<>(
        matrix.rows(),
        row -> row.cells().values().stream().flatMapToLong(positioned::acts).min().orElse(0),
        rows -> new Matrix(matrix.columns(), rows));
  }

  private LongStream acts(Cell cell) {
    return Stream.concat(
            cell.history().stream().map(Cell.Move::act),
            Stream.concat(
                cell.shadows().stream().map(Cell.Shadow::act),
                cell.notes().stream().flatMap(note -> note.act().stream())))
        .mapToLong(this::of);
  }

  /// Two acts that do not fit came with the later one.
  static Listed<Anomaly> anomalies(Opened opened) {
    var positioned = new Positioned(opened);
    return new Listed<>(
        Anomalies.of(opened.view()).flagged(),
        anomaly ->
            Math.max(positioned.of(anomaly.act()), anomaly.with().map(positioned::of).orElse(0L)),
        Anomalies::new);
  }

  private long of(UUID act) {
    return byAct.getOrDefault(act, 0L);
  }
}
