package ledger.wiring.postgres;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// What somebody can do about a PostgreSQL that does not start, by what it says itself.
final class WhatToDo {

  /// What it says of files that are not whole.
  private static final Pattern BROKEN =
      Pattern.compile(
          "could not (read|find|open critical)|not a valid data directory|control file|invalid"
              + " page|incompatible");

  private WhatToDo() {}

  /// @param words its last
  static String about(Optional<String> words, PostgresFolder folder) {
    var home = folder.home();
    var all = "; all that it said is in " + folder.log();
    if (isFull(home) || words.filter(said -> said.contains("No space left")).isPresent())
      return "no room is left on the disk of " + home + ": make some, and start again";
    return words
        .map(said -> "PostgreSQL says \"" + said + "\": " + advice(said, folder.data()) + all)
        .orElse("PostgreSQL ended without a word: start again" + all);
  }

  private static String advice(String said, Path data) {
    if (said.contains("checkpoint record") || said.contains("WAL") || said.contains("pg_wal"))
      return "its write-ahead log in "
          + data.resolve("pg_wal")
          + " is not whole; put "
          + data
          + " back from one backup, all of it";
    if (said.contains("permissions") || said.contains("wrong ownership"))
      return data + " has to belong to whoever runs the ledger, and to nobody else (chmod 700)";
    if (said.contains("TCP/IP")) return "another program took its port; start again";
    if (said.contains("still in use") || said.contains("lock file"))
      return "another PostgreSQL still runs on " + data + "; stop it first";
    return BROKEN.matcher(said).find()
        ? "put " + data + " back from one backup, all of it"
        : "correct that, and start again";
  }

  private static boolean isFull(Path home) {
    return home.toFile().getUsableSpace() < 1 << 20;
  }
}
