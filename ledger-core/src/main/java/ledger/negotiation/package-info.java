/// The dossier and who takes part: [Negotiation], [NegotiationDecider].
@NullMarked
package ledger.negotiation;

import org.jspecify.annotations.NullMarked;
