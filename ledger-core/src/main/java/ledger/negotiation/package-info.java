/// One negotiation as it stands on record, so far as rules ask for it: [Negotiation] is the dossier
/// and who takes part, [NegotiationState] everything else, folded from one act to the next.
/// [Mention] is what an act names, [Reliance] what would be about nothing without an entry.
@NullMarked
package ledger.negotiation;

import org.jspecify.annotations.NullMarked;
