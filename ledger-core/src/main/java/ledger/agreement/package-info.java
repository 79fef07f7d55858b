/// Agreements, proposed or claimed, with everything said of them: [Agreement]; its texts
/// ([VersionTree], [Numbering]) and the consents to them ([Consents], [PartyConsent]).
@NullMarked
package ledger.agreement;

import org.jspecify.annotations.NullMarked;
