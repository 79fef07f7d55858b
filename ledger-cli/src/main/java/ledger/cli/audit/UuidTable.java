package ledger.cli.audit;

import java.util.UUID;

/// Numbers by UUID, for millions of them: two longs for a key and one for its number, and no
/// object.
final class UuidTable {

  static final long NONE = -1;

  private long[] table = new long[3 << 12];
  private int capacity = 1 << 12;
  private int size;

  int size() {
    return size;
  }

  /// @param number 0 or more
  /// @return the number that was there, or [#NONE]
  long put(UUID id, long number) {
    if (size * 2L > capacity) grow();
    return put(id.getMostSignificantBits(), id.getLeastSignificantBits(), number);
  }

  private long put(long most, long least, long number) {
    int at = find(most, least);
    long before = table[at + 2] - 1;
    if (before == NONE) size++;
    table[at] = most;
    table[at + 1] = least;
    table[at + 2] = number + 1;
    return before;
  }

  /// Where it is, or else where it goes.
  private int find(long most, long least) {
    long mixed = (most ^ Long.rotateLeft(least, 32)) * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & (capacity - 1);
    while (true) {
      int at = 3 * slot;
      if (table[at + 2] == 0 || (table[at] == most && table[at + 1] == least)) return at;
      slot = (slot + 1) & (capacity - 1);
    }
  }

  private void grow() {
    var old = table;
    capacity *= 2;
    table = new long[3 * capacity];
    size = 0;
    for (int at = 0; at < old.length; at += 3)
      if (old[at + 2] != 0) put(old[at], old[at + 1], old[at + 2] - 1);
  }
}
