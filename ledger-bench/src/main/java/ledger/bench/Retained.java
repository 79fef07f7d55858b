package ledger.bench;

import ledger.board.Board;
import ledger.dossier.Dossier;
import ledger.view.View;

/// What stays on the heap: the acts themselves, and what a dossier and a board add to them.
///
/// The heap is measured after collections have stopped making it smaller. Bytes per act.
final class Retained {

  private Retained() {}

  public static void main(String[] args) {
    Board.of(Dossier.ofOrdered(Histories.of(100, 1), java.time.Instant.MAX), View.RECORD);
    System.out.printf("%9s %12s %12s %12s%n", "acts", "the acts", "a dossier", "a board");
    for (int acts : new int[] {1_000, 10_000, 100_000}) {
      long empty = heap();
      var history = Histories.of(acts, 7);
      long read = heap();
      var dossier = Dossier.ofOrdered(history, Histories.after(history));
      long folded = heap();
      var board = Board.of(dossier, View.RECORD);
      long shown = heap();
      System.out.printf(
          "%9d %12d %12d %12d%n",
          acts, (read - empty) / acts, (folded - read) / acts, (shown - folded) / acts);
      java.lang.ref.Reference.reachabilityFence(history);
      java.lang.ref.Reference.reachabilityFence(dossier);
      java.lang.ref.Reference.reachabilityFence(board);
    }
  }

  private static long heap() {
    long least = Long.MAX_VALUE;
    for (int same = 0; same < 3; ) {
      System.gc();
      var runtime = Runtime.getRuntime();
      long used = runtime.totalMemory() - runtime.freeMemory();
      if (used < least - 1_000) {
        least = used;
        same = 0;
      } else same++;
    }
    return least;
  }
}
