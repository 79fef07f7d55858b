package ledger.sourcecopy;

import java.util.UUID;
import ledger.act.UserId;
import ledger.value.Id;

/// That a copy of a file is kept, without its content.
///
/// @param act that registers the source
/// @param keeper who attached the file
/// @param hash of its bytes, as an act has it
/// @param size in bytes
/// @param key that opens it
/// @param recorded whether the act is on record
public record SourceCopy(
    UUID act, Id negotiation, UserId keeper, String hash, long size, UUID key, boolean recorded) {}
