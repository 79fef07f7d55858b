/// Who may see what within one negotiation: a [Compartment] has members, an act's [Audience] is
/// everybody who takes part or the members of one compartment, and a [Clearance] is what somebody
/// may see.
@NullMarked
package ledger.compartment;

import org.jspecify.annotations.NullMarked;
