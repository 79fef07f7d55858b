/// Agreements, proposed or claimed: [Agreement], [AgreementRules], and the rules for terms and
/// readings.
@NullMarked
package ledger.agreement;

import org.jspecify.annotations.NullMarked;
