/// Who may open which dossier, kept in PostgreSQL in step with the record: [AdmissionProjection].
@NullMarked
package ledger.dossier.postgres;

import org.jspecify.annotations.NullMarked;
