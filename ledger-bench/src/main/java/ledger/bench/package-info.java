/// How fast the fold is: [FoldBenchmark], [BoardBenchmark] and [Retained] measure it on
/// [Histories].
@NullMarked
package ledger.bench;

import org.jspecify.annotations.NullMarked;
