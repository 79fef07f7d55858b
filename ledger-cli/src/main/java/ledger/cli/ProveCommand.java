package ledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import ledger.cli.audit.BundleSource;
import ledger.cli.audit.LedgerSource;
import ledger.cli.audit.Prover;
import ledger.cli.audit.Source;
import ledger.cli.audit.WholeFile;
import ledger.transparency.Policy;
import ledger.transparency.TlogProof;
import ledger.transparency.bundle.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a receipt for one act, or a proof that the record only grew.
@Command(
    name = "prove",
    description = {
      "Writes a receipt (C2SP tlog-proof) for one act, once it has checked it;",
      "or, with --from, a proof that the record of one size is the beginning of a later one."
    },
    footer = {
      "",
      "Examples: ./ledger prove 5 --bundle bundle -o act.tlog-proof",
      "          ./ledger prove --from 40 --url http://localhost:8080",
      "Exit codes: 0 done, 1 it does not hold or is not on record, 2 wrong usage,",
      "3 cannot tell."
    },
    mixinStandardHelpOptions = true)
final class ProveCommand extends LedgerOptions {

  @Parameters(
      arity = "0..1",
      paramLabel = "ACT_ID|POSITION",
      description = "Which act, by its actId or by its position.")
  private Optional<String> which = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "SIZE",
      description =
          "The earlier size in entries, such as 40, for a proof that the record grew (default: a receipt is made).")
  private Optional<Long> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "SIZE",
      description = "The later size in entries, such as 70 (default: the checkpoint's).")
  private Optional<Long> to = Optional.empty();

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description = "A folder made by export (default: the ledger that --url names).")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "Whose signatures you believe (C2SP tlog-policy; default: those of the record's own).")
  private Optional<Path> policy = Optional.empty();

  @Option(names = "-o", paramLabel = "FILE", description = "Where to (default: standard output).")
  private Optional<Path> target = Optional.empty();

  @Override
  public Integer call() {
    var err = err();
    var wrong = wrongUsage();
    if (wrong.isPresent()) {
      err.println(wrong.get());
      return LedgerCommand.USAGE;
    }
    try (var source = new OpenSource(folder, ledger())) {
      var prover = Prover.of(source.source, believed(source.source));
      var proof =
          from.isPresent()
              ? prover.consistency(from.get(), to.orElse(prover.size()))
              : receipt(prover, source).encode();
      if (target.isPresent()) write(target.get(), proof);
      else out().print(proof);
      out().flush();
      return LedgerCommand.DONE;
    } catch (Prover.Unproved e) {
      err.println(e.getMessage());
      return LedgerCommand.REFUSED;
    } catch (IOException | IllegalArgumentException e) {
      err.println(FileFault.told(e));
      return LedgerCommand.NOT_DONE;
    }
  }

  /// What is no file, such as a pipe, is written into, and not replaced.
  private static void write(Path to, String proof) throws IOException {
    if (Files.exists(to) && !Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS))
      Files.writeString(to, proof);
    else WholeFile.replace(to, proof);
  }

  private Optional<String> wrongUsage() {
    if (which.isPresent() == from.isPresent())
      return Optional.of("one is needed, an ACT_ID or POSITION, or --from");
    if (folder.isPresent() && givenUrl().isPresent())
      return Optional.of("one is enough, --bundle or --url");
    if (folder.filter(f -> !Files.isDirectory(f)).isPresent())
      return Optional.of(folder.get() + " is no folder: check the path");
    if (to.isPresent() && from.isEmpty()) return Optional.of("--to goes with --from");
    return which
        .filter(w -> position(w).isEmpty() && act(w).isEmpty())
        .map(w -> w + " is neither the id of an act nor a position");
  }

  private Optional<LedgerSource> ledger() {
    return folder.isPresent() ? Optional.empty() : Optional.of(source(token().of(url())));
  }

  private static Optional<Long> position(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static Optional<UUID> act(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Policy believed(Source source) throws IOException {
    if (policy.isPresent()) return given(policy.get());
    return Policy.parse(
        source
            .policy()
            .orElseThrow(() -> new IOException("policy is missing, and none was given")));
  }

  private Policy given(Path file) {
    try {
      return Policies.of(file);
    } catch (IOException | IllegalArgumentException e) {
      throw wrong("--policy " + FileFault.told(e));
    }
  }

  private TlogProof receipt(Prover prover, OpenSource open) throws IOException {
    var text = which.orElseThrow();
    var position = position(text);
    if (position.isPresent()) return prover.at(position.get());
    var act = act(text).orElseThrow();
    if (open.ledger.isPresent() && token().of(url()).isPresent()) {
      var receipt = open.ledger.get().receipt(act.toString());
      if (receipt.isEmpty()) throw notOnRecord(text);
      var proof =
          TlogProof.parse(receipt.get())
              .orElseThrow(() -> new IOException("what the ledger gave is no receipt"));
      return prover.checked(act, open.ledger.get().entry(proof.inclusion().index()), proof);
    }
    return prover.at(prover.position(act).orElseThrow(() -> notOnRecord(text)));
  }

  private static Prover.Unproved notOnRecord(String act) {
    return new Prover.Unproved("no act " + act + " is on record here");
  }

  /// The folder or the ledger that was named on the command line.
  private static final class OpenSource implements AutoCloseable {
    private final Optional<LedgerSource> ledger;
    private final Source source;

    OpenSource(Optional<Path> folder, Optional<LedgerSource> ledger) {
      this.ledger = ledger;
      source =
          folder.<Source>map(f -> new BundleSource(new Bundle(f))).or(() -> ledger).orElseThrow();
    }

    @Override
    public void close() {
      ledger.ifPresent(LedgerSource::close);
    }
  }
}
