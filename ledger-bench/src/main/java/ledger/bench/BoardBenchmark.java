package ledger.bench;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ledger.board.Board;
import ledger.board.CommonGround;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.view.View;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The board of a thousand acts, as somebody asks for it: custody, order, fold and reckoning.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BoardBenchmark {

  private List<Entry> history = List.of();
  private Instant about = Instant.EPOCH;

  @Setup
  public void walk() {
    history = Histories.of(1_000, 7);
    about = Histories.after(history);
  }

  @Benchmark
  public Board record() {
    return Board.of(history, View.RECORD, about, Long.MAX_VALUE);
  }

  @Benchmark
  public Board party() {
    return Board.of(history, new View.According(Histories.NORTH), about, Long.MAX_VALUE);
  }

  @Benchmark
  public CommonGround common() {
    return CommonGround.of(
        Dossier.of(history, about, Long.MAX_VALUE),
        new View.Common(List.of(Histories.NORTH, Histories.SOUTH)));
  }
}
