/// What a view takes for granted, and what is so in it: [View] is asked for, [Assumptions] is what
/// it comes to, [Fluent] is a condition over time, [Valuation] evaluates expressions with
/// [Performance], [Readiness] and [Force].
@NullMarked
package ledger.view;

import org.jspecify.annotations.NullMarked;
