package ledger.drafting;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import ledger.act.UserId;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import ledger.value.Id;
import org.springframework.web.servlet.ModelAndView;

/// One who writes, in one negotiation.
///
/// @param sent with what stays in the address of every page
record Author(
    ReadRequest request,
    Locale locale,
    Principal principal,
    HttpServletRequest sent,
    ReadSession session) {

  Id negotiation() {
    return Id.of(request.negotiation());
  }

  UserId user() {
    return request.caller();
  }

  /// @param below what comes after the address of what is being written
  ModelAndView see(String below) {
    return SeeOther.page(sent, "/negotiations/" + request.negotiation() + "/record" + below);
  }

  ModelAndView seeAct(long position) {
    return SeeOther.page(sent, "/negotiations/" + request.negotiation() + "/acts/" + position);
  }
}
