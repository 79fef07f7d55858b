/// One gapless order: how entries are offered, decided against the record and appended.
///
/// Read [Draft], [Leaf], [Unit], [Outcome], then [Sequencer], which drives a [Log].
@NullMarked
package ledger.log;

import org.jspecify.annotations.NullMarked;
