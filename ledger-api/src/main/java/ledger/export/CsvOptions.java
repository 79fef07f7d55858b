package ledger.export;

import java.util.List;
import java.util.Optional;
import ledger.request.ReadParametersResolver;
import org.springframework.web.context.request.NativeWebRequest;

/// What a file has besides its table.
///
/// @param label a first line that says what it is an answer to
/// @param bom a byte order mark
record CsvOptions(boolean label, boolean bom) {

  static CsvOptions of(NativeWebRequest request) {
    return new CsvOptions(isOn(request, "label"), isOn(request, "bom"));
  }

  private static boolean isOn(NativeWebRequest request, String option) {
    return ReadParametersResolver.read(
            request,
            option,
            text ->
                List.of("true", "false").contains(text)
                    ? Optional.of(Boolean.valueOf(text))
                    : Optional.empty(),
            List.of("true", "false"))
        .orElse(false);
  }
}
