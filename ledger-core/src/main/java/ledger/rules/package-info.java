/// What can be said, and by whom: [NegotiationDecider] decides every act, first by the [Guards]
/// that all acts meet, then by the rules of its kind, of which there is a class for each. What
/// several kinds of acts about an agreement meet is in [AgreementGuards].
@NullMarked
package ledger.rules;

import org.jspecify.annotations.NullMarked;
