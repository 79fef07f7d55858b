/// Which versions of the interface there are, and which one a request names ([InterfaceVersion]).
@NullMarked
package ledger.version;

import org.jspecify.annotations.NullMarked;
