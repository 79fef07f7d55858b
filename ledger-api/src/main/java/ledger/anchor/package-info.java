/// Brings checkpoints to where whoever has this ledger's database and keys cannot reach them: a
/// [Courier] takes each to a [Webhook], or has it timestamped ([TimestampAuthority]) and the answer
/// kept beside it ([TimestampFolder]).
@NullMarked
package ledger.anchor;

import org.jspecify.annotations.NullMarked;
