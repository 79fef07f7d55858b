/// Who can sign in: [Accounts], and how a caller is told from a stranger in [SecurityWiring].
@NullMarked
package ledger.account;

import org.jspecify.annotations.NullMarked;
