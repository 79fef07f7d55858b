package ledger.cli.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import ledger.transparency.Checkpoint;
import ledger.transparency.bundle.Bundle;

/// What an audit found: what was altered, what could not be decided, and how much was checked.
public final class AuditReport {

  /// How an audit ends.
  public enum Result {
    INTACT("intact"),
    ALTERED("altered"),
    CANNOT_TELL("cannot tell");

    private final String word;

    Result(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  private static final int KEPT = 100;

  private final List<Finding> findings = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> hints = new ArrayList<>();
  private final long[] counts = new long[Count.values().length];
  private final List<String> signed = new ArrayList<>();
  private Optional<Checkpoint> checkpoint = Optional.empty();
  private long found;

  void altered(long position, String field, String what) {
    add(new Finding(OptionalLong.of(position), field, what));
  }

  void altered(String field, String what) {
    add(new Finding(OptionalLong.empty(), field, what));
  }

  /// One entry that is missing makes all that follow differ: only the first are kept.
  private void add(Finding finding) {
    found++;
    findings.add(finding);
    if (findings.size() < 2 * KEPT) return;
    findings.sort(Finding.ORDER);
    findings.subList(KEPT, findings.size()).clear();
  }

  void cannotTell(String why) {
    missing.add(why);
  }

  /// Reads something of the log.
  interface Reading<T> {
    Optional<T> read() throws IOException;
  }

  /// What was read; empty where it is not there, or lies in a bundle as something that is not read.
  /// Then that is told, and what can be read is checked all the same.
  ///
  /// @param otherwise what to tell where it is not there
  <T> Optional<T> had(String otherwise, Reading<T> reading) throws IOException {
    try {
      var had = reading.read();
      if (had.isEmpty()) cannotTell(otherwise);
      return had;
    } catch (Bundle.NotRead e) {
      cannotTell(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  void hint(String hint) {
    hints.add(hint);
  }

  void signed(String by) {
    signed.add(by);
  }

  void of(Checkpoint checkpoint) {
    this.checkpoint = Optional.of(checkpoint);
  }

  void count(Count count) {
    counts[count.ordinal()]++;
  }

  void count(Count count, long number) {
    counts[count.ordinal()] = number;
  }

  public Result result() {
    if (!findings.isEmpty()) return Result.ALTERED;
    return missing.isEmpty() ? Result.INTACT : Result.CANNOT_TELL;
  }

  /// In the order in which they are printed.
  public List<Finding> findings() {
    return findings.stream().sorted(Finding.ORDER).limit(KEPT).toList();
  }

  /// How many there are, of which [#findings] has the first.
  public long found() {
    return found;
  }

  public List<String> missing() {
    return List.copyOf(missing);
  }

  public List<String> hints() {
    return List.copyOf(hints);
  }

  /// Who signed the checkpoint, by the policy.
  public List<String> signed() {
    return List.copyOf(signed);
  }

  public Optional<Checkpoint> checkpoint() {
    return checkpoint;
  }

  public long counted(Count count) {
    return counts[count.ordinal()];
  }
}
