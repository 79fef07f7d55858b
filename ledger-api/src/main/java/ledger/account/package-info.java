/// Who can sign in: [Accounts] asks the record, whose entries leave [AccountsOnRecord]. How a
/// caller signs in is in [SecurityWiring], how many sessions there may be in [OpenSessions].
@NullMarked
package ledger.account;

import org.jspecify.annotations.NullMarked;
