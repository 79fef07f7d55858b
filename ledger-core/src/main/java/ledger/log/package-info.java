/// One gapless order: how entries are offered, decided against the record and appended.
///
/// Read [Part], [Opening] and [Leaf], which say what an entry is and what the tree has of it; then
/// [Draft], [Unit], [Outcome] and [Sequencer], which drives a [Log]; [Integrator], which takes what
/// was appended into the Merkle tree and signs it; [ForkGuard], which looks before that;
/// [SignedTree], which everything that is read from the store is held against; [Removals], which
/// knows a payload that was taken away from one that was altered.
@NullMarked
package ledger.log;

import org.jspecify.annotations.NullMarked;
