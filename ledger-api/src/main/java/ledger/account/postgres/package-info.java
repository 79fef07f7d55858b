/// What is stored of signing in beside the record: [TokenUseTable].
@NullMarked
package ledger.account.postgres;

import org.jspecify.annotations.NullMarked;
