/// The language: every act that can be asked for, its envelope, and the event it becomes. Read
/// [Act], then one family such as [AgreementAct], then [Event].
@NullMarked
package ledger.act;

import org.jspecify.annotations.NullMarked;
