/// What is (said to be) agreed: [Terms] hold [Commitment]s and [Linkage]s; a [Link] is what a
/// reading makes of a linkage, an [Expr] what a commitment may wait for, a [Rule] what it takes to
/// be in force.
@NullMarked
package ledger.terms;

import org.jspecify.annotations.NullMarked;
