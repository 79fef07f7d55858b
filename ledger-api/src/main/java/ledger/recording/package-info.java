/// From an act to the record: [Recorder] submits it to the pipeline of its negotiation, whose state
/// waits in the [StateCache] between two acts; [AxonWiring] tells Axon everything by name.
@NullMarked
package ledger.recording;

import org.jspecify.annotations.NullMarked;
