/// The pages as people work with them: a real server, a real browser, and only what can be seen and
/// pressed.
///
/// Read [Stage], which starts both, then [Visit], then what is promised of every page
/// ([EveryPageIT]), then the tests beside it.
@NullMarked
package ledger.browser;

import org.jspecify.annotations.NullMarked;
