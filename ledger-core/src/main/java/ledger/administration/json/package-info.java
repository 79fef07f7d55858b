/// How the ledger's own entries are stored: [AdministrativeFormat].
@NullMarked
package ledger.administration.json;

import org.jspecify.annotations.NullMarked;
