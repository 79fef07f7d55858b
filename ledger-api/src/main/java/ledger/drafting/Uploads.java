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
import ledger.draft.TypedValues;
import ledger.value.Hash;
import org.springframework.http.MediaType;

/// A file that is attached to a source: its hash is taken on the way through, and nothing of it is
/// kept.
final class Uploads {

  /// The field of the form that has the file.
  static final String FILE = ":file";

  private static final String HASH = "hash";
  private static final String MEDIA_TYPE = "mediaType";

  private Uploads() {}

  static TypedValues hashed(HttpServletRequest request, TypedValues typed)
      throws IOException, ServletException {
    var type = request.getContentType();
    if (type == null || !type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) return typed;
    var file = request.getPart(PostedForm.FIELD + HASH + FILE);
    return file == null || file.getSize() == 0 ? typed : typed.with(told(file, typed));
  }

  private static Map<String, String> told(Part file, TypedValues typed) throws IOException {
    var told = new LinkedHashMap<String, String>();
    told.put(HASH, hash(file));
    var type = file.getContentType();
    if (type != null && typed.text(MEDIA_TYPE).isBlank()) told.put(MEDIA_TYPE, type);
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
}
