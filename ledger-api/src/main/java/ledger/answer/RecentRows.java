package ledger.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ledger.readmodel.postgres.StoredAnswers.RowBytes;
import ledger.readmodel.postgres.StoredAnswers.Stored;
import org.springframework.stereotype.Component;

/// Rows of answers that were given lately, so that they are not read again while they are the same.
/// That they are, their checksum says, which is stored with how far the answer has come and is read
/// each time.
@Component
public class RecentRows {

  private static final long MOST_BYTES = 8L << 20;

  /// What the objects around a row take.
  private static final int SHELL = 150;

  private static final Duration UNUSED = Duration.ofMinutes(10);

  /// One answer, to be looked for and to be put by.
  ///
  /// @param shelf as it was when the answer was asked for: what is forgotten meanwhile is not put
  ///   back
  record Place(Cache<Answer, Rows> shelf, Answer answer) {

    boolean isEmpty() {
      return shelf.getIfPresent(answer) == null;
    }

    /// The answer with its rows; empty where they are others now.
    Optional<Stored> whole(Stored head) {
      return Optional.ofNullable(shelf.getIfPresent(answer))
          .filter(known -> known.checksum().equals(head.checksum()))
          .map(known -> head.with(known.rows()));
    }

    /// @param whole the newest there is
    void put(Stored whole) {
      shelf.put(answer, new Rows(whole.checksum(), whole.rows()));
    }
  }

  private record Answer(String query, String negotiation) {}

  private record Rows(String checksum, List<RowBytes> rows) {
    private int bytes() {
      return rows.stream().mapToInt(row -> SHELL + row.utf8().length).sum();
    }
  }

  private volatile Cache<Answer, Rows> known = empty();

  private static Cache<Answer, Rows> empty() {
    return Caffeine.newBuilder()
        .maximumWeight(MOST_BYTES)
        .weigher((Answer _, Rows rows) -> rows.bytes())
        .expireAfterAccess(UNUSED)
        .build();
  }

  Place of(String query, String negotiation) {
    return new Place(known, new Answer(query, negotiation));
  }

  /// A text was taken back: what is here may still have it.
  public void forgetAll() {
    known = empty();
  }
}
