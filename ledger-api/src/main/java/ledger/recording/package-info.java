/// From a request to the record: [ActsController] takes acts in, [Recorder] submits each to the
/// pipeline of its negotiation, whose state waits in the [StateCache] between two acts.
/// [AxonWiring] tells Axon everything by name.
@NullMarked
package ledger.recording;

import org.jspecify.annotations.NullMarked;
