/// How fast the two paths are, the way in and the way out: the real servers of two builds, turn and
/// turn about, asked over HTTP and looked at from outside.
///
/// To be read in this order: [Options] says which builds, [PathRows] are the lines of the table,
/// [Negotiations] are the acts that are sent, [Loaded] is a ledger on which they are on record
/// already, [KeptProbe] sees when an answer is kept. All others are rows.
@NullMarked
package ledger.bench.paths;

import org.jspecify.annotations.NullMarked;
