package ledger.problem;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import ledger.sentence.Language;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// A refusal as it leaves the house: an RFC 9457 problem, with what a person needs to go on.
///
/// Beside `type`, `title`, `status` and `detail` (one sentence that can be read aloud) it has
/// `code`, and where there is one each of the parts below.
public final class Problem extends ProblemDetail {

  public static final String MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

  private static final String RETRY_AFTER = "Retry-After";

  /// In the order in which a reader asks.
  private static final List<String> PARTS =
      List.of(
          "code",
          "rule",
          "subject",
          "currentState",
          "expected",
          "given",
          "diff",
          "whoMay",
          "instead",
          "because",
          "also");

  /// What is told of each thing that is wrong beside the first.
  private static final List<String> ALSO = List.of("code", "subject", "expected", "given");

  /// How it came to say what it says, so that it can be said in another language.
  private final List<BiConsumer<Problem, Catalogue>> steps = new ArrayList<>();

  private final String name;
  private final Catalogue catalogue;
  private Optional<String> retryAfter = Optional.empty();

  private Problem(String name, int status, Catalogue catalogue) {
    super(status);
    this.name = name;
    this.catalogue = catalogue;
    setProperties(new TreeMap<>(Comparator.comparingInt(PARTS::indexOf)));
  }

  /// In the words that the catalogue has.
  ///
  /// @param name its code, or its code and one of its forms: `CLOSED.offer`
  /// @param arguments what the sentences name
  static Problem of(String name, HttpStatus status, Map<String, ?> arguments) {
    return of(name.split("\\.", 2)[0], status, name, arguments);
  }

  /// @param name where the code is no name in the catalogue, because several codes have its
  ///   sentences
  static Problem of(String code, HttpStatus status, String name, Map<String, ?> arguments) {
    var problem = new Problem(name, status.value(), Catalogue.in(Language.ENGLISH));
    problem.setType(URI.create("/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
    problem.setTitle(status.getReasonPhrase());
    return problem
        .say((one, words) -> one.setDetail(words.detail(name, arguments)))
        .with("code", code)
        .say((one, words) -> words.parts(name, arguments).forEach(one::setProperty));
  }

  private Problem say(BiConsumer<Problem, Catalogue> step) {
    steps.add(step);
    step.accept(this, catalogue);
    return this;
  }

  /// The same in the words of a language. Software reads it in English.
  public Problem in(Language language) {
    var same = new Problem(name, getStatus(), Catalogue.in(language));
    same.setType(getType());
    same.setTitle(getTitle());
    same.setInstance(getInstance());
    same.retryAfter = retryAfter;
    steps.forEach(same::say);
    return same;
  }

  /// Under which its sentences stand in the catalogue.
  String name() {
    return name;
  }

  /// What is wrong, in one word for programs.
  public String code() {
    return String.valueOf(parts().get("code"));
  }

  /// @param key of the sentence that is its title
  Problem titled(String key, Map<String, ?> arguments) {
    return say((one, words) -> one.setTitle(words.sentence(key, arguments)));
  }

  /// @param seconds after which it can be asked again: the header `Retry-After`
  Problem retryAfter(String seconds) {
    this.retryAfter = Optional.of(seconds);
    return this;
  }

  /// @param key of the rule that stands in the way, where it is not the code's own
  Problem ruled(String key) {
    return say((one, words) -> one.setProperty("rule", words.sentence(key, Map.of())));
  }

  /// What it is about: a field of the act, or a thing on record.
  public Problem subject(String subject) {
    return with("subject", subject);
  }

  /// How the thing on record stands.
  public Problem currentState(String state) {
    return with("currentState", state);
  }

  public Problem expected(Object expected) {
    return with("expected", expected);
  }

  public Problem given(Object given) {
    return with("given", given);
  }

  /// Where the difference can be read.
  Problem diff(String path) {
    return with("diff", path);
  }

  Problem whoMay(List<String> whoMay) {
    return with("whoMay", whoMay);
  }

  /// What can be done.
  public Problem instead(List<String> instead) {
    return with("instead", instead);
  }

  /// The acts on record that make it so.
  Problem because(Object... acts) {
    return with("because", Arrays.stream(acts).map(act -> "act:" + act).toList());
  }

  /// What else is wrong with what was sent.
  Problem also(List<Problem> others) {
    return say((one, words) ->
        one.setProperty(
            "also", others.stream().map(other -> other.in(words.language()).told()).toList()));
  }

  /// Beside another.
  private Map<String, Object> told() {
    var told = new LinkedHashMap<String, Object>();
    told.put("detail", String.valueOf(getDetail()));
    parts()
        .forEach((part, value) -> {
          if (ALSO.contains(part)) told.put(part, value);
        });
    return told;
  }

  private Map<String, Object> parts() {
    return Optional.ofNullable(getProperties()).orElseGet(Map::of);
  }

  public ResponseEntity<Problem> response() {
    var answer = ResponseEntity.status(getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    retryAfter.ifPresent(seconds -> answer.header(RETRY_AFTER, seconds));
    return answer.body(this);
  }

  /// Where no controller answers.
  public void write(HttpServletResponse response, JsonMapper json) throws IOException {
    response.setStatus(getStatus());
    response.setContentType(MEDIA_TYPE);
    headers(response);
    json.writeValue(response.getOutputStream(), this);
  }

  /// Where no controller answers, and a person may have asked: it leaves as a page or as software
  /// takes it.
  public void forward(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.setAttribute(ErrorAnswers.PROBLEM, this);
    request.getRequestDispatcher("/error").forward(request, response);
  }

  /// Where signing in failed, so that it is not tried again on the way to the answer.
  public void sendError(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(ErrorAnswers.PROBLEM, this);
    response.sendError(getStatus());
  }

  /// What is said beside the body.
  void headers(HttpServletResponse response) {
    retryAfter.ifPresent(seconds -> response.setHeader(RETRY_AFTER, seconds));
  }

  private Problem with(String part, Object value) {
    return say((one, _) -> one.setProperty(part, value));
  }
}
