/// What can be asked of a negotiation: a [Query] gives an [AnswerRow] for each thing that its
/// answer tells of, and a head with [RowsHere] wherever rows stand in it. The queries themselves
/// lie beside what they ask for, such as [ledger.register.RegisterQuery].
@NullMarked
package ledger.query;

import org.jspecify.annotations.NullMarked;
