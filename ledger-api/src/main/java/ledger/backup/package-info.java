/// A backup as a folder of tables, with what is secret sealed in a file beside it.
///
/// Read [Manifest] first, which says what is in the folder; [KeyFiles] are what only the ledger may
/// have, and [SealedFile] is how they are kept under a [Passphrase]. Tables are written and read in
/// [ledger.backup.postgres]. docs/adr/0047 says why it is so.
@NullMarked
package ledger.backup;

import org.jspecify.annotations.NullMarked;
