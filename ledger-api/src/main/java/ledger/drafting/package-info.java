/// Pages on which an act is put on record by hand: [DraftingController] goes from the choice of an
/// act to its form, from there to what it would change, and then to the record.
///
/// A form has [FormParts], made of the forms by which acts are read ([FormFields] of [FormField]s),
/// with choices from what is on record ([RecordChoices] of each [Thing]); what was typed becomes an
/// act in [TypedAct], and [FilledForm] is the way back. What stands in the way is said by
/// [FaultWords] and stands at its field by [PlacedFaults].
@NullMarked
package ledger.drafting;

import org.jspecify.annotations.NullMarked;
