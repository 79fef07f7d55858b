package ledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ledger.faults.Stored.Column;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has the database's superuser or the server's files, and not the log's keys, changes
/// something: a verification notices each change and says where it is, or the server does not start
/// and says why.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TamperingIT {

  /// Every table, and more rows and files of each.
  private static final boolean LONG = Integer.getInteger("faults.runs", 0) > 0;

  private static final int ACTS = 140;
  private static final int ENTRIES = 2 * (ACTS + 1) + 3;
  private static final List<Double> LAST = List.of(1.0);
  private static final String EVENT = "record.event";

  /// Of the tables of stored answers, which are all compared in one way, one is enough.
  private static final List<String> SHORT =
      List.of(
          EVENT,
          "record.batch",
          "record.checkpoint",
          "record.log",
          "reading.negotiation",
          "reading.admission",
          "reading.progress",
          "reading.freshness",
          "reading.search");

  private static final List<String> RECORD =
      List.of(EVENT, "record.batch", "record.checkpoint", "record.log");

  /// What has to be said by a server that starts on what was changed, or does not.
  private static final Pattern PLACE =
      Pattern.compile("(position|entry) \\d+|checkpoint|batch|origin|log\\.keys|tile/");

  /// Of the file of the checkpoint, which a start writes anew.
  private static final String NOT_SIGNED =
      "the checkpoint in the folder log is not one that this log signed";

  private static final List<String> FILES_WHILE_DOWN =
      LONG ? List.of("log.keys", "log/checkpoint", "log/tile/0/000") : List.of();

  private static final List<Cell> CELLS = new ArrayList<>();

  @TempDir private static Path folder;
  private static LoneLedger ledger;
  private static Stored stored;

  @BeforeAll
  static void a_record_of_more_than_one_tile() throws Exception {
    ledger = new LoneLedger(folder);
    stored = new Stored(ledger);
    stored.record(ACTS);
  }

  @AfterAll
  static void nothing_is_left_running() throws Exception {
    ledger.close();
  }

  @AfterEach
  void what_was_said_is_written_down() throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "tampering.txt"), CELLS.stream().map(Cell::toString).toList());
    if (LONG) Reliability.found("tampering", TamperingTable.of(CELLS));
  }

  private static void allAreNamedAndPutBack(List<Cell> cells) throws Exception {
    CELLS.addAll(cells);
    stored.awaitIntact(ENTRIES);
    allAreNamed(cells);
  }

  private static void allAreNamed(List<Cell> cells) {
    assertThat(cells)
        .isNotEmpty()
        .allSatisfy(
            cell -> assertThat(cell.finding()).as(cell.toString()).isEqualTo(Cell.Finding.NAMED));
  }

  /// What has to be said of a change of a table for it to be named.
  private static Pattern name(String table) {
    return Pattern.compile(
        switch (table) {
          case "record.batch" -> "^(batch|batches|position)\\b|refuses";
          case "record.checkpoint" -> "^checkpoint\\b|refuses";
          case "record.log" -> "^log: ";
          case "reading.admission", "reading.negotiation", "reading.progress" -> "^admissions: ";
          case "reading.freshness" -> "^answers: \\w+ of (harbour|corridor)\\b";
          case String _ when table.startsWith("reading.") ->
              "^answers: " + table.substring("reading.".length()) + " of (harbour|corridor)\\b";
          case String other -> throw new IllegalStateException("what names " + other + "?");
        });
  }

  private static Pattern position(long position) {
    return Pattern.compile("\\bposition " + position + "\\b");
  }

  /// Entries are named by their position.
  private static Pattern name(String table, String row) throws Exception {
    return table.equals(EVENT) ? position(stored.position(row)) : name(table);
  }

  private static List<Double> places(String table) {
    return LONG && table.startsWith("record.") && !NotHeld.isLastAlone(table)
        ? List.of(0.0, 0.5, 1.0)
        : LAST;
  }

  private static List<String> tables() throws Exception {
    return LONG
        ? stored.columns().stream()
            .map(Column::table)
            .distinct()
            .filter(table -> !NotHeld.isNot(table))
            .toList()
        : SHORT;
  }

  @Test
  @Order(1)
  void a_changed_cell_is_named_in_every_column() throws Exception {
    var tables = tables();
    var cells = new ArrayList<Cell>();
    for (var column : stored.columns())
      if (tables.contains(column.table()) && !NotHeld.isNot(column.table(), column.name()))
        for (var row : stored.rows(column.table(), places(column.table())))
          cells.add(changed(column, row));
    allAreNamedAndPutBack(cells);
  }

  /// Of entries past the indexes, which would refuse some of it.
  private static Cell changed(Column column, String row) throws Exception {
    var table = column.table();
    var change =
        "update %s set %s = %s where %s".formatted(table, column.quoted(), column.changed(), row);
    var what = "a cell is changed";
    return table.equals(EVENT)
        ? new Cell(EVENT, what, name(EVENT, row), stored.afterWithoutIndexes(change, stored::found))
        : stored.cell(table, what, name(table), change);
  }

  @Test
  @Order(2)
  void a_row_that_was_taken_away_or_put_in_is_named() throws Exception {
    var cells = new ArrayList<Cell>();
    for (var table : tables())
      if (!NotHeld.isRowNot(table))
        for (var row : stored.rows(table, places(table)))
          cells.add(
              stored.cell(
                  table,
                  "a row is taken away",
                  name(table, row),
                  "delete from %s where %s".formatted(table, row)));
    cells.add(
        stored.cell(
            EVENT,
            "a copy of a row is put in",
            Pattern.compile("position \\d+: it is missing"),
            "insert into record.event select log_id, pos + 1000, gen_random_uuid(), negotiation, stream, version + 1000, leaf, opening from record.event where pos = 40"));
    cells.add(
        stored.cell(
            "record.batch",
            "a copy of a row is put in",
            name("record.batch"),
            "insert into record.batch select log_id, first_pos + n, 1, gen_random_uuid(), recorded_us from record.batch order by first_pos desc limit 1"));
    cells.add(
        stored.cell(
            "record.checkpoint",
            "a copy of a row is put in",
            name("record.checkpoint"),
            "insert into record.checkpoint select log_id, size - 1, root, edge, note from record.checkpoint order by size desc limit 1"));
    for (var more :
        Map.of(
                "reading.negotiation", "('nowhere', 'Talks')",
                "reading.admission", "('stranger', 'harbour')")
            .entrySet())
      cells.add(
          stored.cell(
              more.getKey(),
              "a row is put in",
              name(more.getKey()),
              "insert into %s values %s".formatted(more.getKey(), more.getValue())));
    allAreNamedAndPutBack(cells);
  }

  @Test
  @Order(3)
  void entries_that_change_places_are_named() throws Exception {
    var swap =
        "update record.event e set %s from record.event o where (e.pos, o.pos) in ((17, 220), (220, 17))";
    var cells = new ArrayList<Cell>();
    for (var set :
        List.of(
            "opening = o.opening",
            "opening = o.opening, leaf = o.leaf",
            "opening = o.opening, leaf = o.leaf, event = o.event, negotiation = o.negotiation, stream = o.stream, version = o.version"))
      cells.add(
          new Cell(
              EVENT,
              "two entries change places",
              position(17),
              stored.afterWithoutIndexes(swap.formatted(set), stored::found)));
    cells.add(
        new Cell(
            EVENT,
            "all entries from one on move up",
            position(200),
            stored.afterWithoutIndexes(
                "update record.event set pos = pos + 1 where pos >= 200", stored::found)));
    cells.add(
        new Cell(
            EVENT,
            "a row is there twice",
            Pattern.compile("position 40\\b"),
            stored.afterWithoutIndexes(
                "insert into record.event select * from record.event where pos = 40",
                stored::found)));
    allAreNamedAndPutBack(cells);
  }

  /// Whoever changes an entry works out its leaf anew, and then the files of the tree as well.
  @Test
  @Order(4)
  void recomputed_hashes_do_not_help() throws Exception {
    var cells = new ArrayList<Cell>();
    long changed = 17;
    cells.add(
        new Cell(
            EVENT,
            "an entry is changed, and its leaf worked out anew",
            position(changed),
            stored.after(EVENT, c -> Forger.entry(c, changed), stored::found)));
    var tiles = ledger.data().resolve("log");
    var before = Forger.keep(tiles);
    try {
      cells.add(
          new Cell(
              EVENT,
              "an entry is changed, and its leaf and every hash above it in the files worked out anew",
              Pattern.compile("tile/|position " + changed + "\\b"),
              stored.after(
                  EVENT,
                  c -> Forger.tiles(tiles, changed, Forger.entry(c, changed)),
                  stored::found)));
    } finally {
      Forger.putBack(before);
    }
    allAreNamedAndPutBack(cells);
  }

  /// The last of the accounts is looked at as often as the record is asked who can sign in.
  @Test
  @Order(5)
  void an_account_that_is_not_what_was_signed_signs_nobody_in() throws Exception {
    var last = "stream = './accounts' and version = 2";
    var cells = new ArrayList<Cell>();
    for (var change :
        List.of(
            "update record.event set opening = set_byte(opening, 400, get_byte(opening, 400) # 1) where "
                + last,
            "update record.event set leaf = sha256(leaf) where " + last,
            "delete from record.event where " + last,
            "update record.event e set opening = o.opening, leaf = o.leaf, event = o.event from record.event o"
                + " where e.stream = './accounts' and o.stream = './accounts' and (e.version, o.version) in ((1, 2), (2, 1))"))
      cells.add(
          new Cell(
              EVENT,
              "an account is changed: whoever signs in then",
              Pattern.compile("503 .*position \\d+.*RECORD_ALTERED", Pattern.DOTALL),
              stored.afterWithoutIndexes(change, TamperingIT::signedInNoMore)));
    allAreNamedAndPutBack(cells);
  }

  private static List<String> signedInNoMore() throws Exception {
    var told = new ArrayList<String>();
    Await.until(
        "nobody is signed in",
        () -> {
          var answer = ledger.node().get("/accounts/self");
          if (answer.statusCode() != 200) told.add(answer.statusCode() + " " + answer.body());
          return !told.isEmpty();
        });
    return told;
  }

  /// Nothing else is kept from being answered by an entry that cannot be read.
  @Test
  @Order(6)
  void a_poisoned_entry_is_named_where_it_is_read_and_stops_nobody_else() throws Exception {
    var poisoned =
        "update record.event set opening = '\\x00' where negotiation = 'harbour' and pos = 40";
    var said =
        stored.after(
            EVENT,
            c -> Stored.run(c, poisoned),
            () -> {
              var other = ledger.node().get("/negotiations/corridor/timeline");
              assertThat(other.statusCode()).as(other.body()).isEqualTo(200);
              var found = stored.found();
              assertThat(ledger.node().get("/actuator/health").body()).contains("DOWN");
              return found;
            });
    allAreNamedAndPutBack(
        List.of(new Cell(EVENT, "an entry cannot be read any more", position(40), said)));
  }

  @Test
  @Order(7)
  void a_file_that_was_changed_cut_taken_away_or_exchanged_is_named() throws Exception {
    var cells = new ArrayList<Cell>();
    var log = ledger.data().resolve("log");
    var files = LogFiles.of(log, LONG);
    for (var file : files) {
      var before = Files.readAllBytes(file);
      var name = Pattern.compile(Pattern.quote(log.relativize(file).toString().split("\\.p/")[0]));
      var flipped = before.clone();
      flipped[before.length / 2] ^= 1;
      cells.add(fileCell(file, "a bit is turned", name, flipped));
      if (LONG) {
        cells.add(
            fileCell(
                file, "the last byte is cut off", name, Arrays.copyOf(before, before.length - 1)));
        cells.add(
            fileCell(file, "a byte is added", name, Arrays.copyOf(before, before.length + 1)));
      }
      for (var other : LONG ? files : List.<Path>of())
        if (!other.equals(file) && Objects.equals(other.getParent(), file.getParent()))
          cells.add(fileCell(file, "another file stands there", name, Files.readAllBytes(other)));
      if (LogFiles.isNeeded(file)) {
        Files.delete(file);
        cells.add(new Cell("files of the log", "a file is taken away", name, stored.found()));
      }
      Files.write(file, before);
    }
    allAreNamedAndPutBack(cells);
  }

  private static Cell fileCell(Path file, String what, Pattern name, byte[] bytes)
      throws IOException, InterruptedException {
    Files.write(file, bytes);
    return new Cell("files of the log", what, name, stored.found());
  }

  @Test
  @Order(8)
  void what_was_changed_while_the_server_was_down_keeps_it_from_starting_or_is_found_then()
      throws Exception {
    var changes = changesWhileDown();
    ledger.keep();
    int before = CELLS.size();
    for (var change : changes) {
      ledger.whileDown(c -> {
        Stored.run(c, "set session_replication_role = replica");
        Stored.run(c, change);
      });
      CELLS.add(new Cell("record.*, before a start", change, PLACE, afterAStart()));
      what_was_said_is_written_down();
    }
    for (var file : FILES_WHILE_DOWN) {
      var path = ledger.data().resolve(file);
      var bytes = Files.readAllBytes(path);
      // Of the keys, in the private half of the first.
      int at = file.equals("log.keys") ? Files.readString(path).indexOf('\n') - 12 : 7;
      bytes[at] ^= 1;
      Files.write(path, bytes);
      CELLS.add(
          new Cell("files, before a start", file + ": a bit is turned", PLACE, afterAStart()));
    }
    allAreNamed(CELLS.subList(before, CELLS.size()));
  }

  /// The end of the record is taken away; in the long run also a cell of every column, and rows.
  private static List<String> changesWhileDown() throws Exception {
    var changes = new ArrayList<String>();
    changes.add(
        """
        delete from record.checkpoint where size = (select max(size) from record.checkpoint);
        delete from record.event where pos >= (select max(size) from record.checkpoint);
        delete from record.batch where first_pos >= (select max(size) from record.checkpoint)
        """);
    if (!LONG) return changes;
    for (var table : List.of(EVENT, "record.batch", "record.log"))
      changes.add("delete from %s where %s".formatted(table, last(table)));
    for (var column : stored.columns())
      if (RECORD.contains(column.table())
          && !NotHeld.isNot(column.table(), column.name())
          && !NotHeld.isMendedAtTheStart(column.table(), column.name()))
        changes.add(
            "update %s set %s = %s where %s"
                .formatted(
                    column.table(), column.quoted(), column.changed(), last(column.table())));
    return changes;
  }

  private static String last(String table) throws Exception {
    return stored.rows(table, LAST).getFirst();
  }

  /// What it says when it starts, or finds then; afterwards everything is as it was.
  private static List<String> afterAStart() throws Exception {
    int before = ledger.said().size();
    try {
      ledger.start();
      var found = new ArrayList<>(stored.found());
      ledger.said().stream().skip(before).filter(l -> l.contains(NOT_SIGNED)).forEach(found::add);
      return found;
    } catch (IOException refused) {
      return Stream.of(String.valueOf(refused.getMessage()).split("\n"))
          .filter(line -> line.contains("The ledger did not start"))
          .toList();
    } finally {
      ledger.putBack();
    }
  }
}
