package ledger.print;

import java.util.Optional;
import ledger.log.Checkpoints.Signed;

/// What stands on a printed page beside what it shows.
///
/// @param position the last one that the page reflects
/// @param root the first tree that was signed with it; empty while none is
/// @param address where the sheet can be checked, and
/// @param code the same for a camera
public record PrintedFoot(long position, Optional<Signed> root, String address, CodePicture code) {}
