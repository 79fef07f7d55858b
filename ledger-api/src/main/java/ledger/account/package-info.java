/// Who can sign in: [Accounts], and how a caller signs in, in [SecurityWiring].
@NullMarked
package ledger.account;

import org.jspecify.annotations.NullMarked;
