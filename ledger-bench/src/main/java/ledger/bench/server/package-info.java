/// The real server of a checkout, in a process of its own, and those who ask it over HTTP.
///
/// To be read in this order: [Build] is a checkout that is built, [Server] is its server at work,
/// [ActStream] is one caller who sends acts, [Connection] one who reads pages.
@NullMarked
package ledger.bench.server;

import org.jspecify.annotations.NullMarked;
