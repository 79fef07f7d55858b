package ledger.bench.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/// What processor time was spent, by this process and by the database beneath it: figures that
/// neighbours on the machine disturb least. Linux only; elsewhere nothing is known.
///
/// @param own of this process, microseconds
/// @param database of its descendants that live
record Processors(long own, long database) {

  private static final long MICROS_A_TICK = 10_000;
  private static final int USER = 11;
  private static final int SYSTEM = 12;

  static Processors now() {
    var all = ProcessHandle.current().descendants();
    return new Processors(
        spent(ProcessHandle.current().pid()),
        all.mapToLong(ProcessHandle::pid).map(Processors::spent).sum());
  }

  Processors since(Processors before) {
    return new Processors(own - before.own, database - before.database);
  }

  private static long spent(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return LongStream.of(USER, SYSTEM)
          .map(i -> Long.parseLong(fields[(int) i]) * MICROS_A_TICK)
          .sum();
    } catch (IOException _) {
      return 0; // it is gone, or there is no such file here
    }
  }
}
