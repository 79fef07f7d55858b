package ledger.cli.treaties;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.ImportBatch;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.NegotiationAct.Policy;
import ledger.act.ReferentAct;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.SourceAct;
import ledger.act.SourceAct.RegisterSource;
import ledger.act.Strength;
import ledger.act.UserId;
import ledger.value.Id;

/// A table of treaty participations as acts of one negotiation. Each pass reads the file row by
/// row; the file is never held in memory.
public final class TreatyImport {

  private final Path file;
  private final Provenance from;
  private final Instant now;
  private final Overview overview;
  private final long count;

  /// @param line of the file; 0 where the act rests on the file as a whole
  public record FromLine(long line, Act act) {

    @Override
    public String toString() {
      return (line == 0 ? "" : "line " + line + ", ") + act.name();
    }
  }

  private TreatyImport(Path file, Provenance from, Instant now, Overview overview, long count) {
    this.file = file;
    this.from = from;
    this.now = now;
    this.overview = overview;
    this.count = count;
  }

  /// Looks through the file, to know whom it names and how many acts it gives.
  ///
  /// @param now what is dated later is left out
  /// @throws ledger.value.Malformed where the file is no such table
  public static TreatyImport of(Path file, Id negotiation, Instant now) throws IOException {
    var from = new Provenance(negotiation, sha256(file));
    Consumer<ImportReport> quietly = _ -> {};
    Overview overview;
    try (var rows = ParticipationsFile.rows(file, quietly)) {
      overview = Overview.of(rows, new Days(now, quietly));
    }
    var uncounted = new TreatyImport(file, from, now, overview, 0);
    try (var acts = uncounted.history(quietly)) {
      return new TreatyImport(file, from, now, overview, acts.count());
    }
  }

  /// How many rows name a treaty and a State.
  public long rows() {
    return overview.rows();
  }

  /// How many acts there are, opening and registrations included.
  public long count() {
    return opening(new UserId("anybody")).size() + registrations().count() + count;
  }

  /// Opens the negotiation and lets its owner record what others said.
  public List<Act> opening(UserId owner) {
    return List.of(
        new OpenNegotiation(
            from.filing("OpenNegotiation"),
            "Treaty participations, from " + file.getFileName(),
            Optional.of(new Policy(EnumSet.of(Strength.FIRST_PARTY, Strength.APPARENT), Map.of()))),
        new AdmitParticipant(
            from.filing("AdmitParticipant " + owner),
            Optional.empty(),
            Capacity.RECORDER,
            List.of(owner)));
  }

  /// Everything after the opening, in the order in which it has to be sent.
  ///
  /// @param reports hears what could not be taken over, as the rows are read
  /// @return a stream that holds the file open until it is closed
  public Stream<FromLine> acts(Consumer<ImportReport> reports) throws IOException {
    return Stream.concat(registrations().map(act -> new FromLine(0, act)), history(reports));
  }

  private Stream<Act> registrations() {
    var publisher = referent(Provenance.PUBLISHER, ReferentAct.Kind.BODY, "PANARCHIC project");
    var states =
        overview.states().entrySet().stream()
            .map(state -> referent(state.getKey(), ReferentAct.Kind.STATE, state.getValue()));
    return Stream.of(Stream.of(publisher), states, Stream.of(source(), batch())).flatMap(s -> s);
  }

  private RegisterReferent referent(Id id, ReferentAct.Kind kind, String label) {
    return new RegisterReferent(
        from.filing("RegisterReferent " + id), id, kind, label, Optional.empty());
  }

  private RegisterSource source() {
    return new RegisterSource(
        from.filing("RegisterSource"),
        Provenance.SOURCE,
        SourceAct.Kind.DATASET,
        Optional.of(from.hash()),
        Optional.of("text/csv"),
        Optional.empty(),
        Optional.of(Provenance.PUBLISHER),
        Optional.empty(),
        Optional.of(Provenance.PUBLISHED),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /// The count is part of its name: a date that lay ahead may have passed when the file is sent
  /// again, and then there is more to announce.
  private ImportBatch batch() {
    return new ImportBatch(
        from.filing("ImportBatch " + count),
        Id.of(Provenance.SOURCE + "-" + count),
        from.hash(),
        Math.toIntExact(count),
        file.getFileName() + ", a table of the PANARCHIC project");
  }

  private Stream<FromLine> history(Consumer<ImportReport> reports) throws IOException {
    var days = new Days(now, reports);
    var treaties = new TreatyActs(from, overview, reports);
    return ParticipationsFile.rows(file, reports)
        .flatMap(row -> {
          var dates = days.in(row);
          return Stream.concat(
                  treaties.of(row, dates).stream(),
                  new StateActs(from, row, dates, reports).acts().stream())
              .map(act -> new FromLine(row.line(), act));
        });
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        var digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return "sha256:" + HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
