/// What the ledger has on record of itself, in entries that belong to no negotiation: who can sign
/// in, and which keys sign its log. [AdministrativeEvent] is what happened, an
/// [AdministrativeEntry] also says who caused it, a [RecordedEntry] where and when it was recorded.
@NullMarked
package ledger.administration;

import org.jspecify.annotations.NullMarked;
