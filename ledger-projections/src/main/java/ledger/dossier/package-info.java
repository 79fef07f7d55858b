/// One negotiation folded from its acts: [Dossier], where every question starts.
@NullMarked
package ledger.dossier;

import org.jspecify.annotations.NullMarked;
