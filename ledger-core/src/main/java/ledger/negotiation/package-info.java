/// [NegotiationDecider] decides every act. Beside it the dossier and who takes part: [Negotiation],
/// [NegotiationRules].
@NullMarked
package ledger.negotiation;

import org.jspecify.annotations.NullMarked;
