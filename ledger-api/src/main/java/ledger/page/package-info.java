/// The pages people read: a desk, and for each negotiation its rooms ([RoomController]), in words
/// by [ledger.sentence.Sentences].
@NullMarked
package ledger.page;

import org.jspecify.annotations.NullMarked;
