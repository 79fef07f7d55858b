/// From an act to the record: [Recorder] sends it through [InNegotiationOrder] to its decider;
/// [RecordWiring] tells Axon everything by name.
@NullMarked
package ledger.recording;

import org.jspecify.annotations.NullMarked;
