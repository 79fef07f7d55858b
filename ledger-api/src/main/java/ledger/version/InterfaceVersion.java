package ledger.version;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.accept.ApiVersionParser;
import org.springframework.web.servlet.config.annotation.ApiVersionConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The version of the interface that a request is written for, where it names one: the first number
/// of `info.version` in the description.
///
/// Versions are of what clients send and are answered. What describes the interface is read by
/// whoever names a version that there is not, the record's own forms under `/log` are for ever, and
/// pages are for people: there the header counts for nothing.
@Component
public class InterfaceVersion implements WebMvcConfigurer {

  public static final String HEADER = "API-Version";

  /// The oldest first, which answers whoever names none.
  public static final List<String> SUPPORTED = List.of("1");

  private static final Pattern VERSIONED =
      Pattern.compile("/(acts|search|changes|stream|(negotiations|accounts)(/.*)?|operator/.*)");

  /// What comes with the framework takes `no1` for 1.
  private static final ApiVersionParser<String> AS_WRITTEN = named -> named;

  /// @param path of an address
  public static boolean countsAt(String path) {
    return VERSIONED.matcher(path).matches();
  }

  @Override
  public void configureApiVersioning(ApiVersionConfigurer versions) {
    versions
        .useVersionResolver(
            request -> countsAt(request.getRequestURI()) ? request.getHeader(HEADER) : null)
        .setVersionParser(AS_WRITTEN)
        .setDefaultVersion(SUPPORTED.getFirst())
        .addSupportedVersions(SUPPORTED.toArray(String[]::new));
  }
}
