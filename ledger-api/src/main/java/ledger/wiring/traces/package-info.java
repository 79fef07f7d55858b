/// Traces for a collector of OpenTelemetry, where `ledger.traces` names one ([TracesWanted],
/// [TracesWiring]), with nothing in them that was said ([WordlessSpans]).
@NullMarked
package ledger.wiring.traces;

import org.jspecify.annotations.NullMarked;
