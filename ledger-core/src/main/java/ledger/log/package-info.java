/// One gapless order: how entries are offered, decided against the record and appended.
///
/// Read [Draft], [Leaf], [Unit], [Outcome], then [Sequencer], which drives a [Log]; [Integrator],
/// which takes what was appended into the Merkle tree and signs it; [ForkGuard], which looks before
/// that.
@NullMarked
package ledger.log;

import org.jspecify.annotations.NullMarked;
