package ledger.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ledger.transparency.Checkpoint;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.Policy;
import ledger.transparency.SignedNote;
import ledger.transparency.TlogProof;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same from a ledger that answers over HTTP: exported, checked, proved and watched.
class AuditALedgerTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void what_is_exported_is_what_the_ledger_shows() throws Exception {
    var shown = ExampleLog.corridor().write(folder.resolve("shown"));
    try (var ledger = new FakeLedger(shown)) {
      var ran = export(ledger, "bundle");
      assertThat(ran.out()).contains("ledger.example/corridor: 65 entries in");
      assertThat(ran.code()).isZero();
    }
    assertThat(files(folder.resolve("bundle"))).isEqualTo(files(shown));
    assertThat(Ran.ledger("verify", folder.resolve("bundle")).code()).isZero();
  }

  @Test
  void what_can_be_read_of_a_damaged_record_is_exported_and_the_rest_is_named() throws Exception {
    var shown = ExampleLog.corridor().write(folder.resolve("shown"));
    var bundle = folder.resolve("bundle");
    try (var ledger = new FakeLedger(shown)) {
      ledger.damaged = Set.of(17L, 18L, 40L);

      assertThat(export(ledger, "whole").code()).isEqualTo(3);
      var ran = export(ledger, "bundle", "--damaged");

      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out()).contains("65 entries in");
      assertThat(ran.err().lines())
          .containsExactly(
              "counts: What is stored is not what was signed.",
              "positions 17 to 18: What is stored is not what was signed.",
              "position 40: What is stored is not what was signed.");
      assertThat(Files.readString(bundle.resolve("omitted"))).isEqualTo(ran.err());
      assertThat(export(ledger, "bundle", "--damaged").err()).contains("is in use");
    }
    var verified = Ran.ledger("verify", bundle);
    assertThat(verified.out() + verified.err())
        .contains(
            "position 19: predecessor: 19 entries of corridor are before it, and 17 are given");
    assertThat(verified.code()).isEqualTo(1);
  }

  @Test
  void it_goes_into_a_folder_of_its_own_that_nobody_else_can_read() throws Exception {
    var shown = ExampleLog.corridor().write(folder.resolve("shown"));
    try (var ledger = new FakeLedger(shown)) {
      var bundle = folder.resolve("mine");
      export(ledger, "mine");
      assertThat(permissions(bundle)).isEqualTo("rwx------");
      try (var files = Files.walk(bundle)) {
        assertThat(files.filter(Files::isRegularFile).map(AuditALedgerTest::permissions))
            .containsOnly("rw-------");
      }

      Files.setPosixFilePermissions(bundle, PosixFilePermissions.fromString("rwxr-xr-x"));
      export(ledger, "mine");
      assertThat(permissions(bundle)).as("also where it was open before").isEqualTo("rwx------");

      var notes = Files.createDirectory(folder.resolve("notes"));
      Files.writeString(notes.resolve("diary"), "mine");
      assertThat(export(ledger, "notes"))
          .extracting(Ran::code, ran -> ran.err().strip())
          .containsExactly(
              2, notes + " has files that are no bundle: name a new folder, or an empty one");
      Files.writeString(notes.resolve("checkpoint"), "of the border");
      assertThat(export(ledger, "notes").code()).as("a file of that name").isEqualTo(2);
      Files.createSymbolicLink(bundle.resolve("receipts"), notes);
      assertThat(export(ledger, "mine").err()).contains("receipts is a link");
      assertThat(files(notes)).containsOnlyKeys("diary", "checkpoint");
    }
  }

  @Test
  void an_export_that_is_refused_leaves_no_folder_behind() throws Exception {
    var shown = ExampleLog.corridor().write(folder.resolve("shown"));
    var there = Files.createDirectory(folder.resolve("there"));
    try (var ledger = new FakeLedger(shown)) {
      for (int after : new int[] {0, 1, 2}) {
        for (var to : List.of("new/bundle", "there")) {
          ledger.left = after;
          var ran = export(ledger, to);
          assertThat(ran.code()).isEqualTo(3);
          assertThat(ran.err()).doesNotContain("what was fetched is kept");
        }
        assertThat(folder.resolve("new")).as("after %s", after).doesNotExist();
        assertThat(there).as("which was there before").isEmptyDirectory();
      }
      ledger.left = 3;
      assertThat(export(ledger, "new/bundle").err()).contains("what was fetched is kept");
      assertThat(folder.resolve("new/bundle")).isNotEmptyDirectory();
    }
  }

  @Test
  void two_exports_into_one_folder_do_not_mix() throws Exception {
    var shown = ExampleLog.corridor().write(folder.resolve("shown"));
    try (var ledger = new FakeLedger(shown)) {
      var bundle = Files.createDirectory(folder.resolve("mine"));
      try (var other = FileChannel.open(bundle.resolve(".lock"), CREATE, WRITE);
          var held = other.lock()) {
        assertThat(held.isValid()).isTrue();
        assertThat(export(ledger, "mine"))
            .extracting(Ran::code, ran -> ran.err().strip())
            .containsExactly(
                2, "another export is writing into " + bundle + ": wait until it has ended");
      }
      assertThat(export(ledger, "mine").code()).as("what a killed one left").isZero();
      assertThat(bundle.resolve(".lock")).doesNotExist();
      assertThat(Ran.ledger("verify", bundle).code()).isZero();
    }
  }

  /// As a network does that wants somebody to sign in first.
  @Test
  void a_page_in_the_place_of_a_ledger_is_no_altered_record() throws Exception {
    var page = ExampleLog.corridor().write(folder.resolve("shown"));
    for (var file : List.of("checkpoint", "policy"))
      Files.writeString(page.resolve(file), "<html>\u001b[2JSign in</html>\n");
    try (var ledger = new FakeLedger(page)) {
      var verified = Ran.ledger("verify", "--url", ledger.url());
      assertThat(verified.err()).contains("no signed note as its checkpoint");
      assertThat(verified.code()).isEqualTo(3);
      var kept = folder.resolve("seen");
      var watched = Ran.ledger("watch", "--url", ledger.url(), "--keep", kept, "--once");
      assertThat(watched.err()).contains("cannot tell: what answers shows no policy");
      assertThat(watched.code()).as("a service goes on after this one").isEqualTo(3);
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Test
  void an_export_that_was_cut_off_anywhere_goes_on_and_comes_to_the_same() throws Exception {
    var shown = new ManyEntries(5_000, 2).write(folder.resolve("shown"));
    try (var ledger = new FakeLedger(shown)) {
      for (int after : new int[] {0, 1, 2, 5, 20, 42, 43, 44}) {
        var to = "cut-" + after;
        ledger.left = after;
        var cut = export(ledger, to);
        assertThat(cut.code()).as("after %s", after).isEqualTo(3);
        ledger.left = Integer.MAX_VALUE;
        if (Files.exists(folder.resolve(to).resolve(Bundle.ENTRIES)))
          Files.write(
              folder.resolve(to).resolve(Bundle.ENTRIES),
              new byte[] {0, 0, 9, 1},
              java.nio.file.StandardOpenOption.APPEND);
        assertThat(export(ledger, to).code()).isZero();
        assertThat(files(folder.resolve(to))).as("after %s", after).isEqualTo(files(shown));
      }
      ledger.asked = 0;
      export(ledger, "cut-0");
      assertThat(ledger.asked).as("policy, checkpoint, counts").isEqualTo(3);
    }
  }

  @Test
  void a_bundle_grows_with_the_ledger() throws Exception {
    var log = ExampleLog.corridor();
    try (var ledger = new FakeLedger(log.first(40).write(folder.resolve("then")))) {
      export(ledger, "bundle");
      ledger.folder = log.write(folder.resolve("now"));
      assertThat(export(ledger, "bundle").code()).isZero();
      assertThat(files(folder.resolve("bundle"))).isEqualTo(files(folder.resolve("now")));
      ledger.folder = folder.resolve("then");
      var ran = export(ledger, "bundle");
      assertThat(ran.err()).contains("holds 65 entries, the ledger shows 40");
      assertThat(ran.code()).isEqualTo(2);
    }
  }

  @Test
  void who_may_read_more_than_at_the_last_time_is_given_all_of_it() throws Exception {
    var log = ExampleLog.corridor();
    var now = log.write(folder.resolve("now"));
    try (var ledger = new FakeLedger(withheld(log.first(40)).write(folder.resolve("then")))) {
      var then = ledger.folder.resolve(Bundle.COUNTS);
      var of = Checkpoint.parse(text(ledger.folder.resolve(Bundle.CHECKPOINT))).orElseThrow();
      Files.writeString(then, ExampleLog.state(new Counts(of, new TreeMap<>()).text()));
      export(ledger, "bundle");
      assertThat(Ran.ledger("verify", folder.resolve("bundle")).out())
          .contains("40 entries not for these eyes")
          .endsWith("intact\n");
      ledger.folder = now;
      assertThat(export(ledger, "bundle").code()).isZero();
      assertThat(files(folder.resolve("bundle"))).isEqualTo(files(now));
    }
  }

  private static ExampleLog withheld(ExampleLog log) {
    log.entries.replaceAll(ExampleLog.Entry::withheld);
    return log;
  }

  private static String text(Path note) throws IOException {
    return SignedNote.parse(Files.readString(note)).orElseThrow().text();
  }

  @Test
  void who_may_read_less_than_at_the_last_time_keeps_what_was_given() throws Exception {
    var shown = ExampleLog.corridor().write(folder.resolve("shown"));
    try (var ledger = new FakeLedger(shown)) {
      export(ledger, "bundle");
      var kept = files(folder.resolve("bundle"));
      var of = Checkpoint.parse(text(shown.resolve(Bundle.CHECKPOINT))).orElseThrow();
      Files.writeString(
          shown.resolve(Bundle.COUNTS), ExampleLog.state(new Counts(of, new TreeMap<>()).text()));
      var ran = export(ledger, "bundle");
      assertThat(ran.err())
          .contains("holds corridor, which the ledger gives you no longer: keep the folder");
      assertThat(ran.code()).isEqualTo(2);
      assertThat(files(folder.resolve("bundle"))).isEqualTo(kept);
    }
  }

  @Test
  void receipts_come_with_it_where_they_are_asked_for() throws Exception {
    try (var ledger = new FakeLedger(ExampleLog.corridor().write(folder.resolve("shown")))) {
      assertThat(export(ledger, "bundle", "--receipts").code()).isZero();
      try (var receipts = Files.list(folder.resolve("bundle/receipts"))) {
        assertThat(receipts).hasSize(65);
      }
    }
  }

  @Test
  void without_signing_in_nothing_is_exported() throws Exception {
    try (var ledger = new FakeLedger(ExampleLog.corridor().write(folder.resolve("shown")))) {
      var ran = Ran.ledger("export", folder.resolve("no"), "--url", ledger.url(), "--token", "x");
      assertThat(ran.err()).contains("the ledger answered 401");
      assertThat(ran.code()).isEqualTo(3);
    }
  }

  @Test
  void a_ledger_is_verified_where_it_stands() throws Exception {
    var shown = ExampleLog.corridor().write(folder.resolve("shown"));
    try (var ledger = new FakeLedger(shown)) {
      var all = Ran.ledger("verify", "--url", ledger.url(), "--token", FakeLedger.TOKEN);
      assertThat(all.out()).contains("65 entries opened", "1 negotiations folded again");
      assertThat(all.code()).isZero();
      var open = Ran.ledger("verify", "--url", ledger.url());
      assertThat(open.out())
          .contains("65 leaves", "entries is missing: who signs in, with --token, is given them");
      assertThat(open.code()).isEqualTo(3);
      var bytes = Files.readAllBytes(shown.resolve("tile/entries/000.p/65"));
      bytes[30] ^= 1;
      Files.write(shown.resolve("tile/entries/000.p/65"), bytes);
      assertThat(Ran.ledger("verify", "--url", ledger.url()).out()).contains("position 0: ");
      ledger.left = 2;
      assertThat(Ran.ledger("verify", "--url", ledger.url()).code()).isEqualTo(3);
    }
  }

  @Test
  void a_receipt_is_checked_before_it_is_written() throws Exception {
    var log = ExampleLog.corridor();
    var shown = log.write(folder.resolve("shown"));
    var act = log.entries.get(17).parts().identity().event();
    var target = folder.resolve("receipt");
    try (var ledger = new FakeLedger(shown)) {
      var byAct =
          Ran.ledger(
              "prove", act, "--url", ledger.url(), "--token", FakeLedger.TOKEN, "-o", target);
      assertThat(byAct.code()).as(byAct.err()).isZero();
      var receipt = TlogProof.parse(Files.readString(target)).orElseThrow();
      assertThat(receipt.inclusion().index()).isEqualTo(17);
      assertThat(receipt.check(log.entries.get(17).leaf(), Policy.parse(ExampleLog.policy())))
          .isInstanceOf(Policy.Finding.Accepted.class);
      assertThat(Ran.ledger("prove", "17", "--url", ledger.url()).out())
          .isEqualTo(Files.readString(target));
      var unknown =
          Ran.ledger(
              "prove",
              "00000000-0000-0000-0000-000000000001",
              "--url",
              ledger.url(),
              "--token",
              FakeLedger.TOKEN);
      assertThat(unknown.code()).isEqualTo(1);
    }
    assertThat(Ran.ledger("prove", act, "--bundle", shown).out())
        .isEqualTo(Files.readString(target));
    assertThat(Ran.ledger("prove", "65", "--bundle", shown).code()).isEqualTo(1);
    var other = log.entries.get(18).parts().identity().event();
    assertThat(Ran.ledger("prove", other, "--bundle", shown).out()).contains("\nindex 18\n");
    var tile = Files.readAllBytes(shown.resolve("tile/0/000.p/65"));
    tile[16 * 32] ^= 1;
    Files.write(shown.resolve("tile/0/000.p/65"), tile);
    var broken = Ran.ledger("prove", "17", "--bundle", shown, "-o", folder.resolve("never"));
    assertThat(broken.code()).isEqualTo(1);
    assertThat(folder.resolve("never")).doesNotExist();
  }

  @Test
  void that_the_record_only_grew_is_proved_between_any_two_sizes() throws Exception {
    var shown = ExampleLog.corridor().write(folder.resolve("shown"));
    var proof = Ran.ledger("prove", "--from", "40", "--bundle", shown);
    assertThat(proof.out())
        .startsWith("old 40\n")
        .endsWith(Files.readString(shown.resolve("checkpoint")));
    assertThat(proof.code()).isZero();
    assertThat(Ran.ledger("prove", "--from", "7", "--to", "40", "--bundle", shown).out())
        .contains("\n\nledger.example/corridor\n40\n");
    assertThat(Ran.ledger("prove", "--from", "41", "--to", "40", "--bundle", shown).code())
        .isEqualTo(1);
    assertThat(Ran.ledger("prove", "--bundle", shown).code()).isEqualTo(2);
  }

  @Test
  void a_watcher_keeps_what_it_sees_of_a_log_that_grows() throws Exception {
    var log = ExampleLog.corridor();
    try (var ledger = new FakeLedger(log.first(40).write(folder.resolve("then")))) {
      var first = watch(ledger);
      assertThat(first.err()).contains("the keys come from the ledger itself");
      assertThat(first.code()).isZero();
      ledger.folder = log.write(folder.resolve("now"));
      var second = watch(ledger);
      assertThat(second.out()).contains("65 entries, 25 new");
      assertThat(watch(ledger).out()).contains("65 entries, 0 new");
    }
    assertThat(files(folder.resolve("watched/checkpoints")).keySet()).containsExactly("40", "65");
  }

  @Test
  void a_watcher_finds_a_fork() throws Exception {
    var log = ExampleLog.corridor();
    try (var ledger = new FakeLedger(log.first(40).write(folder.resolve("then")))) {
      watch(ledger);
      Collections.swap(log.entries, 3, 4);
      ledger.folder = log.write(folder.resolve("fork"));
      var ran = watch(ledger);
      assertThat(ran.out()).contains("the log forked: size 65 does not go on from size 40");
      assertThat(ran.code()).isEqualTo(1);
      ledger.folder = log.first(40).write(folder.resolve("same size"));
      assertThat(watch(ledger).out()).contains("the log forked: size 40 has two roots");
    }
    assertThat(files(folder.resolve("watched/evidence")).keySet())
        .containsExactly("1-kept", "1-shown", "2-kept", "2-shown");
    assertThat(folder.resolve("watched/evidence/1-shown"))
        .hasSameTextualContentAs(folder.resolve("fork/checkpoint"));
  }

  @Test
  void a_watcher_finds_a_log_that_shrank_and_one_that_another_key_signed() throws Exception {
    var log = ExampleLog.corridor();
    try (var ledger = new FakeLedger(log.write(folder.resolve("now")))) {
      watch(ledger);
      ledger.folder = log.first(40).write(folder.resolve("rolled back"));
      var ran = watch(ledger);
      assertThat(ran.out()).contains("the log shrank: it had 65 entries and shows 40");
      assertThat(ran.code()).isEqualTo(1);
      log.signers = java.util.List.of(NoteSigner.generate(ExampleLog.ORIGIN, NoteKey.Kind.ED25519));
      ledger.folder = log.write(folder.resolve("another key"));
      assertThat(watch(ledger).code()).isEqualTo(1);
    }
  }

  @Test
  void a_watcher_that_gets_no_answer_cannot_tell() throws Exception {
    var ledger = new FakeLedger(ExampleLog.corridor().write(folder.resolve("shown")));
    ledger.close();
    var ran = watch(ledger);
    assertThat(ran.err()).contains("cannot tell: no ledger answers at");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(Ran.ledger("watch", "--url", "http://x", "--keep", folder, "--every", "soon").code())
        .isEqualTo(2);
  }

  private Ran watch(FakeLedger ledger) {
    return Ran.ledger(
        "watch", "--url", ledger.url(), "--keep", folder.resolve("watched"), "--once");
  }

  private Ran export(FakeLedger ledger, String to, String... more) {
    var arguments =
        new java.util.ArrayList<Object>(
            java.util.List.of(
                "export", folder.resolve(to), "--url", ledger.url(), "--token", FakeLedger.TOKEN));
    arguments.addAll(java.util.List.of(more));
    return Ran.ledger(arguments.toArray());
  }

  /// By name, what is in each.
  private static Map<String, String> files(Path folder) throws IOException {
    var found = new TreeMap<String, String>();
    try (var all = Files.walk(folder)) {
      for (var file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator)
        found.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
    }
    return found;
  }
}
