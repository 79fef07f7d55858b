/// Corrections and annulments of entries of the record, and payloads that were taken away:
/// [Custody] says which entries stand after them, [Corrected] how one reads that was corrected.
@NullMarked
package ledger.custody;

import org.jspecify.annotations.NullMarked;
