/// Who may open which dossier, kept in PostgreSQL in step with the record: [AdmissionProjection].
/// And how the acts of one are read from the log: [ActsInLog].
@NullMarked
package ledger.dossier.postgres;

import org.jspecify.annotations.NullMarked;
