/// What is (said to be) agreed: [Terms] hold [Commitment]s and [Linkage]s; a [Link] is what a
/// reading makes of a linkage.
@NullMarked
package ledger.terms;

import org.jspecify.annotations.NullMarked;
