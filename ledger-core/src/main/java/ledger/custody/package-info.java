/// Corrections and annulments of entries of the record: [CustodyRules] says which are refused,
/// [Custody] which entries stand after them.
@NullMarked
package ledger.custody;

import org.jspecify.annotations.NullMarked;
