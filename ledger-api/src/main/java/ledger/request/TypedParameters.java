package ledger.request;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.sentence.Language;
import ledger.sentence.TimeWords;
import ledger.typed.Typed;
import ledger.typed.TypedTimes;
import ledger.value.When;
import ledger.value.When.Precision;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/// The times in the address of a page: people type them there. Software is read strictly.
@Component
class TypedParameters {

  private static final List<MediaType> FOR_PEOPLE =
      List.of(MediaType.TEXT_HTML, MediaType.TEXT_PLAIN);

  private final ObjectProvider<NegotiationClock> clocks;
  private final Clock clock;

  TypedParameters(ObjectProvider<NegotiationClock> clocks, Clock clock) {
    this.clocks = clocks;
    this.clock = clock;
  }

  /// Whether people read the answer.
  static boolean isForPeople(NativeWebRequest request) {
    return request.getAttribute(
                HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
            instanceof Collection<?> types
        && types.stream().anyMatch(TypedParameters::isForPeople);
  }

  private static boolean isForPeople(Object type) {
    return type instanceof MediaType media
        && FOR_PEOPLE.stream().anyMatch(media::equalsTypeAndSubtype);
  }

  /// The last moment of what is typed: who asks about a day asks how things stood at its end.
  ///
  /// @throws WrongQuestion where it may be more than one day
  Optional<Instant> last(NativeWebRequest request, String parameter, String typed) {
    if (!isForPeople(request)) return Optional.empty();
    return switch (TypedTimes.in(language(), zone(request)).read(typed)) {
      case Typed.Meant(var when) -> Optional.of(last(when));
      case Typed.NoTime _ -> Optional.empty();
      case Typed.Ambiguous(var choices) ->
          throw new WrongQuestion(
              RequestProblems.ambiguousDate(
                  parameter, typed, choices.stream().map(words(request)::of).toList()));
    };
  }

  private static Instant last(When when) {
    var end = when.ends().orElseThrow();
    return when.precision() == Precision.INSTANT ? end : end.minusNanos(1);
  }

  /// How a time may be typed, in the language of the page.
  List<String> examples(NativeWebRequest request) {
    var now = clock.instant().atZone(zone(request)).truncatedTo(ChronoUnit.HOURS);
    var day = now.toLocalDate();
    return List.of(words(request).day(day), day.toString(), day + " " + now.toLocalTime());
  }

  private TimeWords words(NativeWebRequest request) {
    return new TimeWords(language(), zone(request));
  }

  private static Language language() {
    return Language.of(LocaleContextHolder.getLocale());
  }

  private ZoneId zone(NativeWebRequest request) {
    return Optional.ofNullable(request.getUserPrincipal())
        .map(Caller::of)
        .map(caller -> clocks.getObject().of(ReadParametersResolver.negotiation(request), caller))
        .orElse(ZoneOffset.UTC);
  }
}
