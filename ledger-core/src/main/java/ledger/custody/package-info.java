/// Corrections and annulments of entries of the record: [Custody] says which entries stand after
/// them, [Corrected] how one reads that was corrected.
@NullMarked
package ledger.custody;

import org.jspecify.annotations.NullMarked;
