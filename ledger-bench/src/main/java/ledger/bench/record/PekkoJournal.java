package ledger.bench.record;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.jdbc.query.javadsl.JdbcReadJournal;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/// Pekko Persistence JDBC as its documents configure it, with its own schema, and one pool that its
/// journals share. Its journal collects what waits into batches of 400, eight at a time; queries
/// look for what is new once a second. All of that is its reference configuration.
///
/// @see <a
///   href="https://pekko.apache.org/docs/pekko-persistence-jdbc/current/configuration.html">its
///   documents</a>
final class PekkoJournal implements AutoCloseable {

  private static final String SCHEMA = "/schema/postgres/postgres-create-schema.sql";
  private static final String TAG = "act";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ActorSystem<SpawnProtocol.Command> system;
  private volatile boolean closing;

  private PekkoJournal(ActorSystem<SpawnProtocol.Command> system) {
    this.system = system;
  }

  static PekkoJournal on(Database database, int pool) throws Exception {
    // One by one: an index that is made concurrently is not made in a transaction.
    for (var statement : schema().split(";")) if (!statement.isBlank()) database.run(statement);
    var db = "pekko-persistence-jdbc.shared-databases.slick.db.";
    var config =
        ConfigFactory.parseMap(
                Map.ofEntries(
                    Map.entry("pekko.loglevel", "ERROR"),
                    Map.entry("pekko.persistence.journal.plugin", "jdbc-journal"),
                    Map.entry("jdbc-journal.use-shared-db", "slick"),
                    Map.entry("jdbc-read-journal.use-shared-db", "slick"),
                    Map.entry(
                        "pekko-persistence-jdbc.shared-databases.slick.profile",
                        "slick.jdbc.PostgresProfile$"),
                    Map.entry(db + "driver", "org.postgresql.Driver"),
                    Map.entry(db + "url", database.url()),
                    Map.entry(db + "user", database.user()),
                    Map.entry(db + "password", database.password()),
                    Map.entry(db + "numThreads", pool),
                    Map.entry(db + "maxConnections", pool),
                    Map.entry(db + "minConnections", pool)))
            .withFallback(ConfigFactory.load());
    return new PekkoJournal(ActorSystem.create(SpawnProtocol.create(), "bench", config));
  }

  private static String schema() throws IOException {
    try (var script = PekkoJournal.class.getResourceAsStream(SCHEMA)) {
      if (script == null) throw new IllegalStateException(SCHEMA + " is not there");
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  record Append(byte[] event, ActorRef<Done> replyTo) {}

  /// A persistent actor that keeps each event it is given, and answers when it is durable.
  ///
  /// @param tagged as whoever is to be handled by a reader of a tag has to be
  ActorRef<Append> stream(String id, boolean tagged) {
    return AskPattern.<SpawnProtocol.Command, ActorRef<Append>>ask(
            system,
            replyTo ->
                new SpawnProtocol.Spawn<>(new Stream(id, tagged), id, Props.empty(), replyTo),
            PATIENCE,
            system.scheduler())
        .toCompletableFuture()
        .join();
  }

  void append(ActorRef<Append> stream, byte[] event) {
    AskPattern.<Append, Done>ask(
            stream, replyTo -> new Append(event, replyTo), PATIENCE, system.scheduler())
        .toCompletableFuture()
        .join();
  }

  /// Tells each tagged event from now on, as its query by tag finds it.
  void tell(Consumer<byte[]> handler) {
    PersistenceQuery.get(system.classicSystem())
        .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier())
        .eventsByTag(TAG, Offset.noOffset())
        .runForeach(each -> handler.accept((byte[]) each.event()), system)
        .whenComplete((_, failed) -> {
          if (failed != null && !closing)
            System.err.println("the query by tag has ended: " + failed);
        });
  }

  private static final class Stream extends EventSourcedBehavior<Append, byte[], Long> {

    private final boolean tagged;

    Stream(String id, boolean tagged) {
      super(PersistenceId.ofUniqueId(id));
      this.tagged = tagged;
    }

    @Override
    public Long emptyState() {
      return 0L;
    }

    @Override
    public CommandHandler<Append, byte[], Long> commandHandler() {
      return newCommandHandlerBuilder()
          .forAnyState()
          .onCommand(
              Append.class,
              append ->
                  Effect()
                      .persist(append.event())
                      .thenReply(append.replyTo(), _ -> Done.getInstance()))
          .build();
    }

    @Override
    public EventHandler<Long, byte[]> eventHandler() {
      return newEventHandlerBuilder()
          .forAnyState()
          .onEvent(byte[].class, (events, _) -> events + 1)
          .build();
    }

    @Override
    public Set<String> tagsFor(byte[] event) {
      return tagged ? Set.of(TAG) : Set.of();
    }
  }

  @Override
  public void close() throws Exception {
    closing = true;
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
