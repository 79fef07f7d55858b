/// Who may open which dossier, kept in PostgreSQL in step with the record: [AdmissionProjection].
/// And what is in one, kept in memory: [RecentActs], which reads [ActsInLog].
@NullMarked
package ledger.dossier.postgres;

import org.jspecify.annotations.NullMarked;
