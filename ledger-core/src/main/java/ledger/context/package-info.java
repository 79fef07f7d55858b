/// What a decider may ask beyond its own stream: [Context], over [Known], the fold of one
/// negotiation.
@NullMarked
package ledger.context;

import org.jspecify.annotations.NullMarked;
