package ledger.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ledger.act.UserId;
import ledger.dossier.Entry;
import ledger.log.Checkpoints.Signed;
import ledger.log.postgres.LogTable;
import ledger.page.NegotiationPages;
import ledger.page.Room;
import ledger.problem.NotFound;
import ledger.record.json.EntryFormat;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import ledger.transparency.SignedNote.Signature;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// The room in which a history is checked without training: the checkpoint that is shown, whether
/// the record only grew between two of them, whether what was printed is what is there, and how any
/// act is proved.
@Controller
class AuditPages {

  private static final String AUDIT = "/negotiations/{negotiation}/audit";

  private final NegotiationPages pages;
  private final LogTable entries;
  private final EntryFormat format;
  private final Proofs proofs;
  private final Verification verification;

  AuditPages(
      NegotiationPages pages,
      LogTable entries,
      EntryFormat format,
      Proofs proofs,
      Verification verification) {
    this.pages = pages;
    this.entries = entries;
    this.format = format;
    this.proofs = proofs;
    this.verification = verification;
  }

  /// As it was typed.
  ///
  /// @param position of an act to look at, where that is no number
  /// @param from the size of a checkpoint, and
  /// @param to that of a later one
  /// @param size of a tree whose root is printed somewhere, and
  /// @param root as it is printed there
  record Typed(String position, String from, String to, String size, String root) {}

  @GetMapping(path = AUDIT, produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView audit(
      ReadRequest request,
      Locale locale,
      HttpServletRequest sent,
      @RequestParam(defaultValue = "") String position,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String size,
      @RequestParam(defaultValue = "") String root) {
    var typed = new Typed(position, from.strip(), to.strip(), size.strip(), root.strip());
    return pages
        .room(request, locale, Room.AUDIT, "audit", _ -> reading(() -> room(typed)))
        .addObject("operator", sent.isUserInRole("OPERATOR"));
  }

  private Map<String, ?> room(Typed typed) throws IOException {
    var shown = proofs.shown();
    var model = new LinkedHashMap<String, Object>();
    model.put("typed", typed);
    model.put("last", shown);
    model.put(
        "signers",
        shown.stream()
            .flatMap(s -> s.note().signatures().stream())
            .map(AuditPages::signer)
            .toList());
    model.put("verified", verification.state());
    model.put("most", BundleZip.MOST_ENTRIES);
    model.put("compared", compared(typed, shown));
    model.put("printed", printed(typed));
    return model;
  }

  /// `ledger.example/corridor+6802e312`, as the beginning of the key that signed.
  private static String signer(Signature signature) {
    return signature.name() + "+" + HexFormat.of().toHexDigits(signature.keyId());
  }

  /// What became of the question whether the record only grew.
  sealed interface Compared {
    record Grown(Proofs.Growth growth) implements Compared {}

    /// Of this size no checkpoint was signed.
    record Unsigned(String size, Proofs.Near near) implements Compared {}

    record WrongOrder() implements Compared {}
  }

  private Optional<Compared> compared(Typed typed, Optional<Proofs.Shown> shown)
      throws IOException {
    if (typed.from().isEmpty()) return Optional.empty();
    var last = shown.map(s -> String.valueOf(s.checkpoint().size())).orElse("");
    var to = typed.to().isEmpty() ? last : typed.to();
    var earlier = signed(typed.from());
    var later = signed(to);
    if (earlier.isEmpty()) return Optional.of(unsigned(typed.from()));
    if (later.isEmpty()) return Optional.of(unsigned(to));
    return Optional.of(
        earlier.get().size() > later.get().size()
            ? new Compared.WrongOrder()
            : new Compared.Grown(proofs.growth(earlier.get(), later.get())));
  }

  private Compared unsigned(String size) {
    return new Compared.Unsigned(
        size, number(size).map(proofs::near).orElseGet(() -> Proofs.Near.NOTHING));
  }

  private Optional<Signed> signed(String size) {
    return number(size).flatMap(proofs::signed);
  }

  /// Whether the root that somebody has on paper is the one that was signed.
  record Printed(String size, boolean isSame, Optional<Signed> signed) {}

  private Optional<Printed> printed(Typed typed) {
    if (typed.size().isEmpty() || typed.root().isEmpty()) return Optional.empty();
    var signed = signed(typed.size());
    boolean same =
        signed
            .filter(s -> inOneForm(s.root().base64()).equals(inOneForm(typed.root())))
            .isPresent();
    return Optional.of(new Printed(typed.size(), same, signed));
  }

  /// On paper and in an address a hash is written in one of two forms of base64; a plus sign that
  /// was not escaped arrives as a blank.
  private static String inOneForm(String base64) {
    return base64.replace(' ', '+').replace('+', '-').replace('/', '_').replace("=", "");
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /// For a form, which can name a position only behind the address.
  @GetMapping(AUDIT + "/act")
  String act(
      HttpServletRequest sent,
      @PathVariable String negotiation,
      @RequestParam(defaultValue = "") String position) {
    var base = "/negotiations/" + UriUtils.encodePathSegment(negotiation, StandardCharsets.UTF_8);
    var query = UriComponentsBuilder.newInstance().query(sent.getQueryString());
    return "redirect:"
        + number(position.strip())
            .map(at -> query.replaceQueryParam("position").path(base + "/acts/" + at + "/proof"))
            .orElseGet(() -> query.path(base + "/audit"))
            .build(true)
            .toUriString();
  }

  /// One act, from its bytes to the signed checkpoint.
  @GetMapping(
      path = "/negotiations/{negotiation}/acts/{position:[0-9]{1,18}}/proof",
      produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView proof(ReadRequest request, Locale locale, @PathVariable long position) {
    return pages.room(
        request,
        locale,
        Room.AUDIT,
        "proof",
        session -> reading(() -> proof(at(position, session), request.caller())));
  }

  private static Entry at(long position, ReadSession session) {
    return session.acts().stream()
        .filter(entry -> entry.position() == position)
        .findFirst()
        .orElseThrow(() -> new NotFound("act", String.valueOf(position)));
  }

  private Map<String, ?> proof(Entry seen, UserId reader) throws IOException {
    var entry = entries.from(seen.position(), 1).getFirst();
    return Map.of(
        "entry", entry,
        "act", seen.act().actId(),
        "parts", ShownPart.of(format.opening(entry, reader)),
        "proof", proofs.of(entry));
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(Reading<T> of) {
    try {
      return of.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
