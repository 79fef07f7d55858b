/// What a request says, read strictly: [ReadParameters] says whose view, about when, as known by
/// when; [PageParameters] which part of a list, [NextLink] where it goes on; [ReadRequest] adds the
/// negotiation and who asks. A [RequestForm] is a body in which something is asked for. What cannot
/// be read is refused before anything is looked up.
@NullMarked
package ledger.request;

import org.jspecify.annotations.NullMarked;
