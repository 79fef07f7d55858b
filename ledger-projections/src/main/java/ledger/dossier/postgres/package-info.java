/// Keeps each negotiation's acts together in PostgreSQL, in step with the record:
/// [DossierProjection].
@NullMarked
package ledger.dossier.postgres;

import org.jspecify.annotations.NullMarked;
