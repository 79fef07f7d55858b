/// A timeline drawn: [Picture] places its lines in lanes, by kinds of acts ([ActKind]). Nothing is
/// in it that the list does not say; every mark leads to its line there.
@NullMarked
package ledger.picture;

import org.jspecify.annotations.NullMarked;
