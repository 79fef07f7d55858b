/// What is stored of signing in beside the record: [TokenUseTable] and [SignInTable].
@NullMarked
package ledger.account.postgres;

import org.jspecify.annotations.NullMarked;
