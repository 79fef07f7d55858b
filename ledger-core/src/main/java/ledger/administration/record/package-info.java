/// The ledger's own entries on the log: an [AdministrativeStream] keeps the state that the entries
/// of one stream leave, and appends the next; [AdministrativeLog] makes one.
@NullMarked
package ledger.administration.record;

import org.jspecify.annotations.NullMarked;
