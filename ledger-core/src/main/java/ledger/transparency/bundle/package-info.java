/// A log in a folder, with all that is needed to check it without asking anybody
/// (docs/spec/bundle.md).
///
/// Read [Bundle], which says what lies where; then [EntriesWriter] and [EntriesReader], the framing
/// of openings that a ledger also streams; and [Counts], by which one can tell that none of them is
/// withheld.
@NullMarked
package ledger.transparency.bundle;

import org.jspecify.annotations.NullMarked;
