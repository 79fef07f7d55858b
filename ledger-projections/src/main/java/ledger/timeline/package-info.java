/// What was said in which order, and through whose hands: [Timeline].
@NullMarked
package ledger.timeline;

import org.jspecify.annotations.NullMarked;
