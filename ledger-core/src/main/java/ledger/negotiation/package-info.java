/// One negotiation as it stands on record, so far as rules ask for it: [Negotiation] is the dossier
/// and who takes part, [NegotiationState] everything else, folded from one act to the next.
///
/// Of what it holds, [Facts] are what stands after custody, among them [AgreementsOnRecord],
/// [Mandates] and [Occurrences]; [StreamIndex] is where each act is, annulled or not. [Mention] is
/// what an act names, [Propositions] tell whether what one is about is on record, and [Reliance]
/// what would be about nothing without an entry.
@NullMarked
package ledger.negotiation;

import org.jspecify.annotations.NullMarked;
