/// How clients follow the ledger: [ChangesController] answers what was recorded after a position,
/// [StreamController] notifies clients while acts are recorded. Both use [Listeners], which knows
/// from the record who may see which negotiation. How a stream takes little memory is in
/// [StreamConnection] and [Turns].
@NullMarked
package ledger.live;

import org.jspecify.annotations.NullMarked;
