/// From a log whose leaves are of version 1, which this ledger cannot go on with, into a new one:
/// [CarryOver] reads a [FormerLog], and records what it has with where it stood there.
@NullMarked
package ledger.carryover;

import org.jspecify.annotations.NullMarked;
