/// What acts are decided on: [NegotiationState], the fold of one negotiation; [Guards], which every
/// act meets; [Mention], what an act names.
@NullMarked
package ledger.context;

import org.jspecify.annotations.NullMarked;
