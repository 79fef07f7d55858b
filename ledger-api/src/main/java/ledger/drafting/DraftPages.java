package ledger.drafting;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.draft.ActDraft;
import ledger.draft.DraftTable;
import ledger.page.NegotiationPages;
import ledger.sourcecopy.SourceCopies;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// The page that an act is typed on, with what stands in its way.
@Component
class DraftPages {

  private final NegotiationPages pages;
  private final ActForms forms;
  private final Uploads uploads;

  DraftPages(NegotiationPages pages, ActForms forms, Uploads uploads) {
    this.pages = pages;
    this.forms = forms;
    this.uploads = uploads;
  }

  ModelAndView page(Author author, ActDraft draft, PlacedFaults form, HttpStatusCode status) {
    var page =
        pages.page(
            author.request(),
            author.locale(),
            "record-form",
            _ ->
                Map.of(
                    "draft",
                    draft,
                    "page",
                    UUID.randomUUID(),
                    "form",
                    form.form(),
                    "faults",
                    form.inOrder().toList(),
                    "isStatement",
                    FormParts.isStatement(draft.act()),
                    "hasFile",
                    form.form().all().anyMatch(f -> f.kind() == FormField.Kind.FILE)));
    uploads.ofDraft(draft.id()).ifPresent(copy -> page.addObject("copy", copy));
    page.setStatus(status);
    return page;
  }

  ModelAndView noRoom(Author author, ActDraft draft) {
    var fault = forms.fault(author, draft, "", "fault.drafts", DraftTable.MOST);
    return page(author, draft, fault, HttpStatus.CONFLICT);
  }

  ModelAndView withoutCopy(Author author, ActDraft draft, Uploads.NoCopy why) {
    var fault =
        forms.fault(
            author,
            draft,
            "hash",
            "fault.copy." + why,
            SourceCopies.LARGEST >> 20,
            SourceCopies.MOST >> 20);
    return page(author, draft, fault, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /// Two windows have written to one draft: neither takes the other's place.
  ///
  /// @param own what this window wrote
  ModelAndView apart(Author author, ActDraft own, Optional<UUID> other) {
    var page = page(author, own, forms.fault(author, own, "", "fault.apart"), HttpStatus.CONFLICT);
    other.ifPresent(draft -> page.addObject("other", draft));
    return page;
  }
}
