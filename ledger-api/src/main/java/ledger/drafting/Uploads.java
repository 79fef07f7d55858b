package ledger.drafting;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.UserId;
import ledger.draft.ActDraft;
import ledger.draft.TypedValues;
import ledger.sourcecopy.SourceCopies;
import ledger.sourcecopy.SourceCopy;
import ledger.value.Hash;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// A file that is attached to a source: its hash is taken on the way through, and a copy is kept
/// where that was asked for, for the act that the draft becomes.
@Component
class Uploads {

  /// The field of the form that has the file.
  private static final String FILE = ":file";

  private static final String HASH = "hash";
  private static final String MEDIA_TYPE = "mediaType";
  private static final String KEEP = HASH + TypedAct.KEEP;

  private final SourceCopies copies;

  Uploads(SourceCopies copies) {
    this.copies = copies;
  }

  static TypedValues hashed(HttpServletRequest request, TypedValues typed)
      throws IOException, ServletException {
    var file = file(request);
    return file.isPresent() ? typed.with(told(file.get(), typed)) : typed;
  }

  private static Optional<Part> file(HttpServletRequest request)
      throws IOException, ServletException {
    var type = request.getContentType();
    if (type == null || !type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE))
      return Optional.empty();
    return Optional.ofNullable(request.getPart(PostedForm.FIELD + HASH + FILE))
        .filter(part -> part.getSize() > 0);
  }

  private static Map<String, String> told(Part file, TypedValues typed) throws IOException {
    var told = new LinkedHashMap<String, String>();
    told.put(HASH, hash(file));
    var type = file.getContentType();
    if (type != null && typed.text(MEDIA_TYPE).isBlank()) told.put(MEDIA_TYPE, type);
    var name = file.getSubmittedFileName();
    if (name != null) told.put(HASH + TypedAct.FILE_NAME, name.replaceAll("[.][^.]*$", ""));
    return told;
  }

  private static String hash(Part file) throws IOException {
    try (var in =
        new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return Hash.written(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// What stands in the way of a copy.
  enum NoCopy {
    TOO_LARGE,
    NO_ROOM,
    NO_FILE
  }

  /// Keeps, of a draft that is kept itself, what its author wants to be kept, and nothing else.
  Optional<NoCopy> keep(HttpServletRequest request, ActDraft draft)
      throws IOException, ServletException {
    if (!draft.typed().byPath().containsKey(HASH)) return Optional.empty();
    if (!draft.typed().isTicked(KEEP)) {
      copies.takeBack(draft.id(), draft.user());
      return Optional.empty();
    }
    var file = file(request);
    if (file.isEmpty())
      return ofDraft(draft.id()).isPresent() ? Optional.empty() : Optional.of(NoCopy.NO_FILE);
    if (file.get().getSize() > SourceCopies.LARGEST) return Optional.of(NoCopy.TOO_LARGE);
    try (var in = file.get().getInputStream()) {
      return copies.keep(draft.id(), draft.negotiation(), draft.user(), in.readAllBytes())
          ? Optional.empty()
          : Optional.of(NoCopy.NO_ROOM);
    }
  }

  Optional<SourceCopy> ofDraft(UUID draft) {
    return copies.of(draft);
  }

  /// @param hash as it went on record
  void recorded(UUID draft, Optional<String> hash) {
    copies.recorded(draft, hash);
  }

  void discarded(UUID draft, UserId author) {
    copies.takeBack(draft, author);
  }
}
