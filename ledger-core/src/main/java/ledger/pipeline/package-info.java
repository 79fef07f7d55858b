/// Acts of one negotiation, decided one after the other while those before are still on their way
/// to the log: [Pipeline] has a [Lane] for each negotiation that is written to, a [Submission] is
/// one act in it, [Door] and [Past] are what the lanes need of the world. [AllOrNone] decides
/// several acts that are recorded in one piece.
@NullMarked
package ledger.pipeline;

import org.jspecify.annotations.NullMarked;
