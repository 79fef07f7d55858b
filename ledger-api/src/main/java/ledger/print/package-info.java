/// What a printed page says of itself, so that a sheet can be checked years later: [PrintedFoots]
/// makes a [PrintedFoot] with its [CodePicture].
@NullMarked
package ledger.print;

import org.jspecify.annotations.NullMarked;
