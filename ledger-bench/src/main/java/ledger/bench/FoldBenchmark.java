package ledger.bench;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ledger.board.Board;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.view.View;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A whole negotiation folded, and the board of the record made of it. The acts are ready-made and
/// in effective order: neither decoding nor sorting is counted.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class FoldBenchmark {

  @Param({"10", "1000", "100000"})
  int acts;

  private List<Entry> history = List.of();
  private Instant about = Instant.EPOCH;

  @Setup
  public void walk() {
    history = Histories.of(acts, 7);
    about = Histories.after(history);
  }

  @Benchmark
  public Dossier dossier() {
    return Dossier.ofOrdered(history, about);
  }

  @Benchmark
  public Board dossierAndBoard() {
    return Board.of(Dossier.ofOrdered(history, about), View.RECORD);
  }
}
