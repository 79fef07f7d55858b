package ledger.log;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// One entry that somebody offers: everything but its place and the time it is recorded.
///
/// Committed to where it is made, as far as that goes, so that the one thread that orders entries
/// has little left to do.
public final class Draft {

  /// @param version its place in its stream, 0 for the first
  /// @param after what it was decided on; it is refused where its negotiation has gone on since
  /// @param key commitment to the key of sealed text, where there is any
  public record Header(
      UUID event,
      StreamName stream,
      long version,
      After after,
      String type,
      String revision,
      Times times,
      Optional<byte[]> key) {}

  /// @param additions what the ledger adds
  /// @param speaker whose act it is
  /// @param content the act without its speaker
  public record Said(byte[] additions, byte[] speaker, byte[] content) {}

  private final Header header;
  private final Said said;
  private final byte[][] salts = new byte[Part.NUMBER][Part.SALT];
  private final byte[][] commitments = new byte[Part.NUMBER][];

  /// @param chance draws the salts: a cryptographic one, or whoever guesses it tries texts against
  ///   the log
  /// @throws IllegalArgumentException where no identity could be made of it: here, and not where
  ///   the whole batch would fail
  public Draft(Header header, Said said, RandomGenerator chance) {
    this.header = header;
    this.said = said;
    identity(Predecessor.NONE).encode();
    draw(chance);
    commit(Part.ADDITIONS, said.additions());
    commit(Part.SPEAKER, said.speaker());
    commit(Part.CONTENT, said.content());
  }

  private void draw(RandomGenerator chance) {
    var all = new byte[Part.NUMBER * Part.SALT];
    chance.nextBytes(all);
    for (int i = 0; i < Part.NUMBER; i++)
      System.arraycopy(all, i * Part.SALT, salts[i], 0, Part.SALT);
  }

  private void commit(Part part, byte[] bytes) {
    commitments[part.ordinal()] = part.commitment(salts[part.ordinal()], bytes);
  }

  public UUID event() {
    return header.event();
  }

  public StreamName stream() {
    return header.stream();
  }

  public long version() {
    return header.version();
  }

  public After after() {
    return header.after();
  }

  public Said said() {
    return said;
  }

  /// Whether an entry is this one, recorded before: as far as it was not taken away.
  boolean isOnRecordAs(LogEntry entry) {
    return entry.identity().stream().equals(header.stream())
        && entry.speaker().filter(s -> Arrays.equals(s, said.speaker())).isPresent()
        && entry.content().filter(c -> Arrays.equals(c, said.content())).isPresent();
  }

  /// For the thread that orders entries.
  public LogEntry entry(long position, Predecessor before, long recorded) {
    var identity = identity(before);
    var times = new EntryTimes(recorded, header.times());
    var parts =
        new byte[][] {
          identity.encode(), times.encode(), said.additions(), said.speaker(), said.content()
        };
    var all = commitments.clone();
    for (var part : List.of(Part.IDENTITY, Part.TIMES))
      all[part.ordinal()] = part.commitment(salts[part.ordinal()], parts[part.ordinal()]);
    return LogEntry.of(position, Opening.of(parts, salts), identity, times, Leaf.of(all));
  }

  private Identity identity(Predecessor before) {
    return new Identity(
        header.event(),
        header.stream(),
        header.version(),
        header.type(),
        header.revision(),
        List.of(before),
        header.key());
  }

  int bytes() {
    return said.additions().length + said.speaker().length + said.content().length;
  }
}
