/// What was erased, in a file of its own that goes to where backups are: [ErasureList].
@NullMarked
package ledger.erasure;

import org.jspecify.annotations.NullMarked;
