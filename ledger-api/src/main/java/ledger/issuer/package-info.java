/// The organisation that says who somebody is, where one is named ([IssuerSettings]): the [Issuer]
/// is asked at the start, and [IssuerHealth] says when nobody can sign in by it; [PendingSignIns]
/// are those who have gone there and are not back yet. Whose account somebody has is not decided
/// here.
@NullMarked
package ledger.issuer;

import org.jspecify.annotations.NullMarked;
