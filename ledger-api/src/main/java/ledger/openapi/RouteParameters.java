package ledger.openapi;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.request.ComparisonPoint;
import ledger.request.PageParameters;
import ledger.request.ReadParameters;
import ledger.request.ReadRequest;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// What the method of a [Described] route reads from the address and from the head.
public final class RouteParameters {

  public static final List<String> PAGED = List.of("after", "limit");
  private static final List<String> VIEWED = List.of("view", "about", "knownBy", "names", "lang");
  private static final List<String> COMPARED = List.of("fromView", "fromAbout", "fromKnownBy");

  private RouteParameters() {}

  /// Names behind the question mark.
  public static List<String> query(Method route) {
    return Stream.concat(
            Arrays.stream(route.getParameters()).flatMap(RouteParameters::query),
            Arrays.stream(route.getAnnotation(Described.class).parameters()))
        .toList();
  }

  private static Stream<String> query(Parameter asked) {
    var type = asked.getType();
    if (type == ReadRequest.class || type == ReadParameters.class) return VIEWED.stream();
    if (type == ComparisonPoint.class) return COMPARED.stream();
    if (type == PageParameters.class) return PAGED.stream();
    return Optional.ofNullable(asked.getAnnotation(RequestParam.class)).stream()
        .map(one -> one.name().isEmpty() ? asked.getName() : one.name());
  }

  public static List<String> headers(Method route) {
    return Stream.concat(
            Arrays.stream(route.getParameters())
                .map(asked -> asked.getAnnotation(RequestHeader.class))
                .flatMap(asked -> Optional.ofNullable(asked).stream())
                .map(RequestHeader::name),
            Arrays.stream(route.getAnnotation(Described.class).headers()))
        .toList();
  }
}
