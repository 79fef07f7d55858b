/// The one act format in JSON: read and written in [ActFormat], refused in [Unreadable]. Jackson
/// stops here.
@NullMarked
package ledger.act.json;

import org.jspecify.annotations.NullMarked;
