/// Who can sign in: [Accounts] asks the record, whose entries leave [AccountsOnRecord]; a user
/// makes [PersonalTokens] of its own, and [WithinScope] holds them to what they were made for. How
/// a caller signs in is in [SecurityWiring] and [SignIns], which slows [Guesses] and notes it in
/// the [SignInTrail]; how many sessions there may be, in [OpenSessions]; where an organisation says
/// who somebody is, in [IssuerSignIn].
@NullMarked
package ledger.account;

import org.jspecify.annotations.NullMarked;
