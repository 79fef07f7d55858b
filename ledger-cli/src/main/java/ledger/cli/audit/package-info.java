/// How an auditor checks a log without trusting it. Nothing here needs a server.
///
/// Read [Audit], which reads a log once from its first entry to its last; the checks that it makes
/// of each entry: [RebuiltTree], [EntryCheck] and [ActCheck]; [AuditReport], which collects the
/// findings; and [Source], which says where a log is read from: a [BundleSource] or a
/// [LedgerSource]. An [Export] makes a bundle of what a ledger gives: into an [ExportFolder], by a
/// [TileCopy] and an [EntriesCopy].
@NullMarked
package ledger.cli.audit;

import org.jspecify.annotations.NullMarked;
