package ledger.recording;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import ledger.act.json.ActFormat;
import ledger.administration.record.AdministrativeLog;
import ledger.database.RecordConnections;
import ledger.dossier.memory.RecentActs;
import ledger.dossier.postgres.ActsInLog;
import ledger.dossier.postgres.AdmissionTable;
import ledger.erasure.ErasureList;
import ledger.feed.ProjectionCursor;
import ledger.log.Alterations;
import ledger.log.Intake;
import ledger.log.Salts;
import ledger.log.Sequencer;
import ledger.log.Times;
import ledger.log.TreeCheck;
import ledger.log.postgres.HeadListener;
import ledger.log.postgres.HeadPolling;
import ledger.log.postgres.LogEnd;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.PayloadRemoval;
import ledger.log.postgres.PostgresLog;
import ledger.record.axon.ActSerializer;
import ledger.record.axon.LogStorageEngine;
import ledger.record.axon.Tail;
import ledger.record.json.EntryFormat;
import ledger.record.postgres.ActsOnRecord;
import ledger.role.ReaderOnly;
import ledger.role.ServerRole;
import ledger.role.WriterOnly;
import ledger.seal.FieldCipher;
import ledger.seal.FileKeyStore;
import ledger.seal.KeyStore;
import ledger.seal.json.CompartmentTexts;
import ledger.seal.json.PersonalTexts;
import ledger.seal.json.SealedFields;
import ledger.seal.json.SealingPolicy;
import ledger.startup.CannotStart;
import ledger.startup.NotYet;
import ledger.transparency.NoteKey;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The record: one log, the thread that orders it, and what reads it.
@Configuration(proxyBeanMethods = false)
class RecordWiring {

  /// One log a deployment, for now; every key has room for more.
  static final short LOG = 1;

  private static final int TAIL = 1 << 14;

  /// How texts of persons are stored.
  enum PersonalData {
    PLAIN,
    SEALED
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ActFormat actFormat() {
    return new ActFormat();
  }

  /// @param personal whether texts of persons are stored as they are, or sealed
  /// @param policy whichever bean there is, wherever it was declared, for what is in no compartment
  @Bean
  EntryFormat entryFormat(
      ActFormat format,
      PostgresLog log,
      KeyStore keys,
      @Value("${ledger.personal-data:PLAIN}") PersonalData personal,
      ObjectProvider<SealingPolicy> policy,
      SecureRandom chance) {
    var others =
        policy.getIfAvailable(
            () -> personal == PersonalData.SEALED ? new PersonalTexts(keys) : SealingPolicy.NONE);
    var sealing = new CompartmentTexts().or(others);
    return new EntryFormat(
        format, log.sealedAs(), new SealedFields(keys, new FieldCipher(chance), sealing));
  }

  @Bean
  SecureRandom chance() {
    return new SecureRandom();
  }

  /// Apart from the record: a key in the database would outlive its erasure there.
  @Bean
  KeyStore keyStore(
      @Value("${ledger.keys:${ledger.data}/keys}") Path folder,
      @Value("${ledger.epochs:${ledger.keys:${ledger.data}/keys}}") Path epochs,
      SecureRandom chance) {
    try {
      return FileKeyStore.open(folder, epochs, chance);
    } catch (IllegalStateException said) {
      throw new CannotStart(String.valueOf(said.getMessage()), said);
    }
  }

  /// What was erased, for whoever restores a backup that is older.
  @Bean
  ErasureList erasureList(@Value("${ledger.erasures:${ledger.data}/erasures}") Path file) {
    return new ErasureList(file);
  }

  @Bean
  Alterations alterations() {
    return new Alterations();
  }

  /// A reader shows nothing that the primary has not shown.
  @Bean
  LogEnd logEnd(ServerRole role) {
    return role.writes() ? LogEnd.RECORDED : LogEnd.SHOWN;
  }

  @Bean
  LogTable logTable(DataSource pool, LogEnd end, TreeCheck tree, Alterations alterations) {
    return new LogTable(pool, LOG, end, tree, alterations);
  }

  @Bean
  PayloadRemoval payloadRemoval(DataSource pool, LogTable entries) {
    return new PayloadRemoval(pool, LOG, entries);
  }

  @Bean
  ActsOnRecord actsOnRecord(LogTable entries, EntryFormat format) {
    return new ActsOnRecord(entries, format);
  }

  @Bean
  @DependsOnDatabaseInitialization
  PostgresLog postgresLog(RecordConnections connections, Origin origin, ServerRole role) {
    if (role.writes()) return new PostgresLog(connections.source(), LOG, origin.name());
    return PostgresLog.toRead(connections.source(), LOG)
        .orElseThrow(() ->
            new NotYet(
                "this server only reads, and no other has shown a checkpoint of a log in its database yet"));
  }

  /// The name of a log that is made now; one that is there keeps its own.
  record Origin(String name) {}

  @Bean
  Origin origin(@Value("${ledger.log.origin:}") String chosen) {
    if (chosen.isEmpty()) return new Origin("agreement-ledger.invalid/" + UUID.randomUUID());
    if (!NoteKey.isName(chosen))
      throw new CannotStart(
          "ledger.log.origin (LEDGER_LOG_ORIGIN) is \"%s\", and no name of a log has a space, a plus sign or what is not printed: name it as you would an address, example.org/agreements"
              .formatted(chosen));
    return new Origin(chosen);
  }

  @Bean
  Tail tail(LogTable entries, PostgresLog opened) {
    return new Tail(TAIL, entries.head());
  }

  @WriterOnly
  @Bean
  HeadListener headListener(RecordConnections connections, Tail tail) {
    return new HeadListener(connections.source(), LOG, tail::advance);
  }

  @ReaderOnly
  @Bean
  HeadPolling headPolling(LogTable entries, Tail tail) {
    return new HeadPolling(entries::head, tail::advance);
  }

  @Bean
  Sequencer sequencer(PostgresLog log, Tail tail, Clock clock, MeterRegistry meters) {
    return new Sequencer(
        new MeasuredLog(log, meters),
        () -> Times.micros(clock.instant()),
        UUID::randomUUID,
        tail::advance);
  }

  @Bean
  Intake intake(Sequencer sequencer, ServerRole role) {
    var intake = new Intake(sequencer, "log-sequencer").start();
    if (!role.writes()) intake.shut("this server only reads");
    return intake;
  }

  @Bean
  Salts salts() {
    return new Salts();
  }

  @Bean
  AdministrativeLog administrativeLog(LogTable entries, Intake intake, Salts salts, Clock clock) {
    return new AdministrativeLog(entries, intake, salts, clock);
  }

  @Bean
  LogStorageEngine logStorageEngine(
      Intake intake, LogTable entries, Tail tail, EntryFormat format, Salts salts) {
    return new LogStorageEngine(
        new LogStorageEngine.On(intake, entries, tail, format, salts),
        new ActSerializer(format),
        NoOpEventUpcaster.INSTANCE);
  }

  @Bean
  ActsInLog actsInLog(Tail tail, LogTable entries, ActsOnRecord acts) {
    return new ActsInLog(tail, entries, acts, System::nanoTime);
  }

  /// What an act of 350 bytes takes as an object, on average.
  private static final int ACT = 1_000;

  /// @param most acts that are held; 0 for a sixth of the heap
  @Bean
  RecentActs recentActs(ActsInLog log, @Value("${ledger.memory.acts:0}") long most) {
    return new RecentActs(log, most > 0 ? most : Runtime.getRuntime().maxMemory() / 6 / ACT);
  }

  @Bean
  AdmissionTable admissionTable(JdbcClient sql) {
    return new AdmissionTable(sql);
  }

  /// How far admissions have come, here or on another node.
  @Bean
  ProjectionCursor admitted(AdmissionTable admissions) {
    return new ProjectionCursor(admissions::reached);
  }
}
