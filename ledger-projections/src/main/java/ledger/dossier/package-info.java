/// One negotiation folded from its acts: [Dossier], where every question starts;
/// [FoldedNegotiation], which follows one from act to act, and [Tie], which says what hangs
/// together.
@NullMarked
package ledger.dossier;

import org.jspecify.annotations.NullMarked;
