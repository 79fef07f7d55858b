package ledger.cli;

import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// A bar for people at a terminal; nothing where the output goes to a file or a program.
record ProgressLine(Optional<ProgressBar> bar) implements AutoCloseable {

  static ProgressLine of(String task, long steps) {
    return new ProgressLine(
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(_ -> new ProgressBarBuilder().setTaskName(task).setInitialMax(steps).build()));
  }

  void step() {
    bar.ifPresent(ProgressBar::step);
  }

  void step(long steps) {
    bar.ifPresent(b -> b.stepBy(steps));
  }

  void stepTo(long step) {
    bar.ifPresent(b -> b.stepTo(step));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
