/// One agreement as acts leave it, for whoever decides and whoever reads: [Agreement]; its texts
/// ([Version], [VersionTree], [Numbering]) and the consents to them ([Consents], [PartyConsent]).
/// Whoever folds it says what an act is to it ([Dated]); for deciding that is [Declared].
@NullMarked
package ledger.agreement;

import org.jspecify.annotations.NullMarked;
