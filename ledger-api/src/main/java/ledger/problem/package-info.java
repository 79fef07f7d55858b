/// What a caller reads where there is no answer: [Problem] is its form, [Catalogue] has the
/// sentences (`problems.properties`). [Refusals] says which of them a refusal has, [Unreadables]
/// what cannot be read as an act, [RequestProblems] what is wrong with any other request,
/// [FormProblems] with what is asked for in it, and [UnreadableRequest] what the web server cannot
/// read; [NotFound] and [WrongQuestion] are thrown where something is asked, and [Faults] answers
/// for them and for what fails, as do [ErrorAnswers] and [WebServerAnswers] outside the
/// controllers.
@NullMarked
package ledger.problem;

import org.jspecify.annotations.NullMarked;
