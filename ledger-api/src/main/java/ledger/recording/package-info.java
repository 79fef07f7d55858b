/// From a request to the record: [ActsController] takes acts in, [Sending] has each recorded:
/// [Recorder] submits it to the pipeline of its negotiation, whose state waits in the [StateCache]
/// between two acts. [WholeFiles] are tried ([TrialRun]), or recorded all or none. [Consequences]
/// tell which refusals of a file only follow from others. [AxonWiring] tells Axon everything by
/// name.
@NullMarked
package ledger.recording;

import org.jspecify.annotations.NullMarked;
