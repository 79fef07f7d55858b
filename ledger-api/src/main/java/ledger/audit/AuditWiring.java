package ledger.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import ledger.administration.record.AdministrativeLog;
import ledger.anchor.Couriers;
import ledger.dossier.postgres.AdmissionTable;
import ledger.log.Alterations;
import ledger.log.ForkGuard;
import ledger.log.Forked;
import ledger.log.Intake;
import ledger.log.Integrator;
import ledger.log.SignedTree;
import ledger.log.postgres.CheckpointTable;
import ledger.log.postgres.LogEnd;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.PostgresLog;
import ledger.log.postgres.RecordRows;
import ledger.query.Query;
import ledger.readmodel.postgres.Comparison;
import ledger.readmodel.postgres.QueryTable;
import ledger.record.axon.Tail;
import ledger.record.json.EntryFormat;
import ledger.role.ServerRole;
import ledger.startup.CannotStart;
import ledger.startup.NotYet;
import ledger.transparency.TileFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/// The log's keys, its files, who cosigns, and the look before anything is written.
@Configuration(proxyBeanMethods = false)
class AuditWiring {

  private static final Logger LOG = LoggerFactory.getLogger(AuditWiring.class);

  /// @param folder where the log is kept as it is served
  /// @param keys the file of its private keys
  /// @param policy a file that names witnesses and a quorum; empty for none
  record Places(Path folder, Path keys, Optional<Path> policy) {}

  @Bean
  Places places(
      @Value("${ledger.data}") Path data,
      @Value("${ledger.log.folder:}") String folder,
      @Value("${ledger.log.keys:}") String keys,
      @Value("${ledger.log.policy:}") String policy) {
    return new Places(
        folder.isEmpty() ? data.resolve("log") : Path.of(folder),
        keys.isEmpty() ? data.resolve("log.keys") : Path.of(keys),
        policy.isEmpty() ? Optional.empty() : Optional.of(Path.of(policy)));
  }

  @Bean
  LogKeys logKeys(
      Places places,
      PostgresLog log,
      LogTable entries,
      CheckpointTable checkpoints,
      AdministrativeLog own) {
    var file = new SigningKeys(places.keys(), log.origin());
    return new LogKeys(file, own, entries.head(), checkpoints.last());
  }

  @Bean
  LogSigner logSigner(LogKeys keys, PostgresLog log, Clock clock) {
    return new LogSigner(log.origin(), keys, clock);
  }

  @Bean
  TileFolder tileFolder(Places places) {
    return new TileFolder(places.folder());
  }

  /// What is read from the record is held against it.
  @Bean
  SignedTree signedTree(TileFolder folder) {
    return new SignedTree(folder);
  }

  @Bean
  LogPolicy logPolicy(Places places, LogSigner signer) throws IOException {
    var witnesses = places.policy().isPresent() ? policyIn(places.policy().get()) : "quorum none\n";
    return new LogPolicy(signer, witnesses);
  }

  private static String policyIn(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file))
      throw new CannotStart(
          "ledger.log.policy (LEDGER_LOG_POLICY) names "
              + file
              + ", which is no file that can be read here: correct it, or put the file there");
    return Files.readString(file);
  }

  @Bean
  Witnesses witnesses(LogPolicy policy, TileFolder folder) {
    return new Witnesses(policy.policy().witnesses(), folder);
  }

  @Bean
  CheckpointTable checkpointTable(DataSource pool, PostgresLog log, LogEnd end) {
    return new CheckpointTable(pool, log.log(), log.epoch(), end);
  }

  @Bean
  RecordRows recordRows(DataSource pool, PostgresLog log, CheckpointTable checkpoints) {
    return new RecordRows(pool, log.log(), checkpoints);
  }

  /// A reader verifies what it reads, and leaves the rest to whoever records.
  ///
  /// @param every how often all that is stored is verified, so within which time whatever nobody
  ///   reads is noticed; 0 for never
  @Bean
  Verification verification(
      RecordRows rows,
      CheckpointTable checkpoints,
      LogTable entries,
      TileFolder folder,
      AdmissionTable admissions,
      Comparison answers,
      List<Query> queries,
      QueryTable stored,
      SignedTree tree,
      LogSigner signer,
      EntryFormat format,
      Alterations alterations,
      PlatformTransactionManager platform,
      ServerRole role,
      Clock clock,
      @Value("${ledger.verification.first:10m}") Duration first,
      @Value("${ledger.verification.every:6h}") Duration every) {
    var stores =
        new Verification.Stores(
            rows, checkpoints, entries, folder, admissions, answers, queries, stored);
    return new Verification(stores, tree, signer, format, alterations, platform, clock)
        .every(first, role.writes() ? every : Duration.ZERO);
  }

  /// Shut before the first act comes in, where the entries contradict what was signed.
  ///
  /// @param restoring nothing is signed and nothing recorded before what was restored is verified
  @Bean
  Publication publication(
      LogTable entries,
      CheckpointTable checkpoints,
      TileFolder folder,
      LogSigner signer,
      Witnesses witnesses,
      Tail tail,
      Intake intake,
      SignedTree tree,
      Couriers couriers,
      ServerRole role,
      @Value("${ledger.log.checkpoint-every:250ms}") Duration every,
      @Value("${ledger.restoring:false}") boolean restoring)
      throws IOException {
    var shown = folder.checkpoint();
    var own = shown.flatMap(signer::own);
    if (!role.writes() && own.filter(last -> last.size() > entries.head()).isPresent())
      throw new NotYet(
          "its standby has not come as far again as this server has shown, which is a checkpoint of size "
              + own.get().size());
    // Of a standby a witness may be ahead.
    var others = new ArrayList<>(role.writes() ? witnesses.latest(signer.origin()) : List.of());
    own.ifPresent(others::add);
    if (shown.isPresent() && own.isEmpty())
      LOG.error("the checkpoint in the folder log is not one that this log signed: written anew");
    var forked = ForkGuard.against(entries, checkpoints.last(), others);
    var integrator =
        new Integrator(
            entries,
            checkpoints,
            folder,
            signer.origin(),
            signer,
            witnesses::cosigned,
            (size, root) -> {
              tree.signed(size, root);
              couriers.news();
              if (role.writes()) checkpoints.shown(size);
            });
    var publication =
        new Publication(integrator, role.writes(), tail, every, () -> intake.shut(CLOSED));
    if (restoring) {
      if (forked.isPresent()) throw new Forked(forked.get());
      integrator.showSigned();
      intake.shut("what was restored is being verified");
      return publication;
    }
    if (forked.isEmpty()) return publication.start();
    LOG.error("the log is closed what={}", forked.get());
    intake.shut(CLOSED + ": " + forked.get());
    return publication;
  }

  private static final String CLOSED = "the entries contradict a checkpoint that was signed";
}
