package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Holds what clients were told against the record, the proofs and the answers of both servers,
/// when everything has come to rest. Each thing that does not fit is a sentence.
final class Checker {

  private static final int MOST_CHECKPOINTS = 60;
  private static final int TELL_AT_MOST = 20;

  private final Site site;
  private final Journal journal;
  private final Traffic traffic;
  private final Path folder;
  private final List<String> wrong = new ArrayList<>();

  /// What stands on record: each act, and everywhere it stands.
  private Map<UUID, List<Long>> record = Map.of();

  /// @param folder where bundles go
  Checker(Site site, Journal journal, Traffic traffic, Path folder) {
    this.site = site;
    this.journal = journal;
    this.traffic = traffic;
    this.folder = folder;
  }

  /// @param record each act that is on record, and everywhere it stands
  record Verdict(Map<UUID, List<Long>> record, Word word, List<String> wrong) {}

  Verdict check() throws Exception {
    wrong.clear();
    var sent = journal.all();
    awaitRest(Word.last(sent));
    feeds();
    var word = Word.of(sent, record);
    word.wrong().forEach(this::wrong);
    streams();
    checkpoints();
    bundle();
    stored();
    traffic.wrong().forEach(this::wrong);
    return new Verdict(record, word, List.copyOf(wrong));
  }

  private void wrong(String what) {
    if (wrong.size() < TELL_AT_MOST) wrong.add(what);
  }

  /// Projections have read all of it on both servers, and it is signed.
  private void awaitRest(long last) throws Exception {
    for (var node : site.nodes()) {
      Await.until(
          "node " + node.number() + " reads up to " + last,
          () -> node.getAt(last, "/negotiations/n0/register").statusCode() == 200);
      Await.until(
          "node " + node.number() + " signs up to " + last,
          () -> Long.parseLong(node.get("/log/checkpoint").body().split("\n")[1]) > last);
    }
    for (var reader : traffic.readers()) reader.checkpoint();
  }

  private void feeds() throws IOException, InterruptedException {
    record = feed(site.nodes().getFirst());
    if (!record.equals(feed(site.nodes().getLast()))) wrong("the feeds of both servers differ");
  }

  private Map<UUID, List<Long>> feed(Node node) throws IOException, InterruptedException {
    var found = new HashMap<UUID, List<Long>>();
    for (long after = -1; ; ) {
      var page = node.json("/changes?limit=1000&after=" + after).path("changes");
      if (page.isEmpty()) return found;
      for (var change : page) {
        long position = change.path("position").asLong();
        if (position <= after) wrong("the feed has %d behind %d".formatted(position, after));
        after = position;
        found
            .computeIfAbsent(
                UUID.fromString(change.path("actId").asString()), _ -> new ArrayList<>())
            .add(position);
      }
    }
  }

  /// Whoever followed a stream was told of every act once, in order, through all that happened.
  private void streams() throws Exception {
    var positions = record.values().stream().flatMap(List::stream).sorted().toList();
    for (var follower : traffic.followers()) {
      Await.until(
          "the stream of node " + follower.node().number() + " comes to the last act",
          () -> follower.heard().contains(positions.getLast()));
      if (!follower.heard().equals(positions))
        wrong(
            "the stream of node %d told of %d acts, and %d are on record"
                .formatted(follower.node().number(), follower.heard().size(), positions.size()));
    }
  }

  /// No two roots for one size, and no server ever shows a smaller one than before.
  private void checkpoints() {
    var roots = new TreeMap<Long, String>();
    for (var reader : traffic.readers()) {
      long before = 0;
      for (var shown : reader.shown()) {
        var other = roots.putIfAbsent(shown.size(), shown.root());
        if (other != null && !other.equals(shown.root()))
          wrong("size %d was shown with two roots".formatted(shown.size()));
        if (shown.size() < before)
          wrong("a server showed %d after %d".formatted(shown.size(), before));
        before = shown.size();
      }
    }
  }

  /// What the first server gives out is intact, goes on from checkpoints of both, and every receipt
  /// that was given leads to it.
  private void bundle() throws Exception {
    var node = site.nodes().getFirst();
    var bundle = folder.resolve("bundle");
    var exported =
        Delivered.run(
            List.of(
                "export",
                bundle.toString(),
                "--url",
                node.url().toString(),
                "--token",
                node.token()));
    if (exported.code() != 0) {
      wrong("it was not exported: " + exported.said());
      return;
    }
    var arguments = new ArrayList<>(List.of("verify", bundle.toString(), "--json", "--checkpoint"));
    for (var kept : kept()) arguments.add(kept.toString());
    var verified = Delivered.run(arguments);
    if (verified.code() != 0) wrong("the bundle is not intact: " + verified.said());
    var tree = new BundleTree(bundle);
    for (var reader : traffic.readers())
      for (var given : reader.given())
        tree.differenceOf(given.act().position(), given.receipt())
            .ifPresent(
                why -> wrong("the receipt of %s: %s".formatted(given.act().act().id(), why)));
  }

  /// Of all sizes, evenly.
  private List<Path> kept() throws IOException {
    var notes = new TreeMap<Long, String>();
    for (var reader : traffic.readers())
      for (var shown : reader.shown()) notes.put(shown.size(), shown.note());
    var kept = Files.createDirectories(folder.resolve("kept"));
    var files = new ArrayList<Path>();
    int each = notes.size() / MOST_CHECKPOINTS + 1;
    int number = 0;
    for (var note : notes.entrySet())
      if (number++ % each == 0 || note.getKey().equals(notes.lastKey()))
        files.add(Files.writeString(kept.resolve("checkpoint-" + note.getKey()), note.getValue()));
    return files;
  }

  /// Every row and file of both servers is what was signed, but for files that were damaged and are
  /// named; every stored answer is what a fold gives.
  private void stored() throws Exception {
    for (var node : site.nodes()) {
      var report = Operator.verification(node);
      var found =
          report.found().stream()
              .filter(one -> site.torn().stream().noneMatch(file -> one.startsWith(file + ":")))
              .toList();
      if (!found.isEmpty())
        wrong("node %d finds that it stores %s".formatted(node.number(), found));
    }
    var node = site.nodes().getFirst();
    var projections =
        Delivered.run(
            List.of(
                "verify",
                "--projections",
                "--url",
                node.url().toString(),
                "--token",
                node.token()));
    if (projections.code() != 0) wrong("stored answers differ: " + projections.said());
  }
}
