/// Independent eyes: programs that others wrote, from the same specifications, verify our log.
///
/// Read [Shown], which is what they are shown; then what each of them says of it.
@NullMarked
package ledger.eyes;

import org.jspecify.annotations.NullMarked;
