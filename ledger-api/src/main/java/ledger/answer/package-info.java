/// Answers on their way out: [Answers] puts a query to what is stored of it ([ReadModels], which
/// reads no rows again that it knows: [RecentRows]) or to a session; either way there is a
/// [Result], of which [ListPage] takes a part and [AnswerFormat] makes bytes; who makes another
/// form of it takes it row by row ([Listing]). [Unchanged] sends them only to those who do not have
/// them. The largest page is kept as it was sent ([KeptPages]).
@NullMarked
package ledger.answer;

import org.jspecify.annotations.NullMarked;
