/// The table that every benchmark prints.
///
/// To be read in this order: a [Row] measures, a [Line] is what it prints: a ratio of two
/// [Spread]s, and what it was to be. [Rows] runs those that were asked for, [Table] writes them.
@NullMarked
package ledger.bench.table;

import org.jspecify.annotations.NullMarked;
