/// Which agreements there are, and who consented: [Register].
@NullMarked
package ledger.register;

import org.jspecify.annotations.NullMarked;
