/// Sealing in canonical JSON: [SealedFields] takes an act's text out of what is stored and puts it
/// back into what is read; [SealingPolicy] says which. Jackson stops here.
@NullMarked
package ledger.seal.json;

import org.jspecify.annotations.NullMarked;
