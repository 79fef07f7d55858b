/// Whether this server records or only reads ([ServerRole]): said once, by a setting, and asked for
/// by whatever would write.
@NullMarked
package ledger.role;

import org.jspecify.annotations.NullMarked;
