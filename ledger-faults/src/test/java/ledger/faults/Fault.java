package ledger.faults;

import java.util.Random;
import java.util.Set;

/// What is done to a site while it is written to and read.
enum Fault {
  KILLED_SERVER("kill -9 of a server, its database and the other server stay", Kills::server),
  KILLED_MACHINE(
      "kill -9 of a server, and the database that it brings ends with it", Kills::machine),
  TORN_FILES(
      "the same, and the newest files of the log are cut in half before it starts again",
      Kills::machineAndTornFiles),
  KILLED_POSTMASTER("kill -9 of PostgreSQL's postmaster", Kills::postmaster),
  KILLED_BACKEND("kill -9 of a backend of PostgreSQL that is appending to the log", Kills::backend),
  STOPPED_DATABASE(
      "SIGSTOP of every process of PostgreSQL, longer than it is waited for", Stops::database),
  STOPPED_SERVER(
      "SIGSTOP of a server, longer than its leases: both go on as if alone", Stops::server),
  CUT_NETWORK(
      "every connection from a server to the database is reset, and each new one", Stops::cut),
  SILENT_NETWORK(
      "nothing passes from a server to the database or back, connections stay", Stops::silence),
  DEAD_PROJECTION("read models cannot be written", Stops::projection),
  FULL_DISK(
      "the disk of the database and the server's files has no byte left",
      Stops::disk,
      Need.OWN_DISK),
  LEAVING_CLIENTS("clients leave in the middle of a request, or before its answer", Senders::leave),
  RETRY_STORM("one act is sent sixty times at once, to both servers", Senders::storm),
  CUT_IMPORT("a file of acts is cut off in the middle, and sent again", Senders::cutImport),
  POISONED_EVENT("one act cannot be taken in by one read model", PoisonedEvent::strike),
  SLOW_DISK(
      "the disk of the database and the servers' files is slow: `fsfreeze` holds up all that is written to it for 0.3 s, again and again",
      SlowDisk::strike,
      Need.OWN_DISK),
  CLOCK_STEPS(
      "the wall clock of a server is set back by an hour and forth by a day, and it is stopped then",
      ClockSteps::strike,
      Need.OWN_CLOCK),
  LONG_IMPORT(
      "a file of %,d acts is cut off, and once more by kill -9 of the server, and sent again"
          .formatted(LongImport.LINES),
      LongImport::strike);

  /// What was struck, and who has to come back.
  ///
  /// @param since the fault was there, or was taken away, at that moment
  /// @param nodes whose clients have to be acknowledged something again
  record Struck(long since, int... nodes) {
    static Struck now(int... nodes) {
      return new Struck(System.nanoTime(), nodes);
    }
  }

  @FunctionalInterface
  interface Strike {
    /// Strikes, and takes away what has to be taken away by hand.
    Struck at(Site site, Journal journal, Random random) throws Exception;
  }

  private final String sentence;
  private final Strike strike;
  private final Set<Need> needs;

  Fault(String sentence, Strike strike, Need... needs) {
    this.sentence = sentence;
    this.strike = strike;
    this.needs = Set.of(needs);
  }

  String sentence() {
    return sentence;
  }

  Set<Need> needs() {
    return needs;
  }

  Struck strike(Site site, Journal journal, Random random) throws Exception {
    return strike.at(site, journal, random);
  }
}
