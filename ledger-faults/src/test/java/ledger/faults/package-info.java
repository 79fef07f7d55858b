/// The promises of the ledger, attacked from outside: real processes, real faults, and clients that
/// write down what they were told (docs/adr/0051).
///
/// Read [Fault], which lists what is done, then [Campaign], which does it, then [Checker], which
/// holds what clients were told against the record.
@NullMarked
package ledger.faults;

import org.jspecify.annotations.NullMarked;
