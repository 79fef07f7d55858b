/// A log in a folder, with all that is needed to check it without asking anybody
/// (docs/spec/bundle.md).
///
/// Read [Bundle], which says what lies where; then [Given], [EntriesWriter] and [EntriesReader],
/// the framing that a ledger also streams; and [ledger.log.NamingSecrets].
@NullMarked
package ledger.transparency.bundle;

import org.jspecify.annotations.NullMarked;
