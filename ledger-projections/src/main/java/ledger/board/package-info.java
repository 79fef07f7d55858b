/// What is due, done and awaited, by view: [Board] of [Cell]s, reckoned in [Reckoning] from the
/// [Antecedent] that the readings give; what views have in common is [CommonGround], what could be
/// done next [Moves].
@NullMarked
package ledger.board;

import org.jspecify.annotations.NullMarked;
