/// Axon stops here: one thin aggregate for each decider, and the serializer that keeps class names
/// out of the record.
@NullMarked
package ledger.record.axon;

import org.jspecify.annotations.NullMarked;
