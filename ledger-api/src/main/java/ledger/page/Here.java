package ledger.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import ledger.request.ReadParameters;
import ledger.request.ReadParameters.KnownBy;
import ledger.value.Id;
import org.springframework.web.util.UriComponentsBuilder;

/// Which negotiation a page is about, and how it is read. Every link that it makes stays in the
/// same view, moment, names and language.
///
/// @param room empty on a page that is in none of them
/// @param parties whose views can be asked for
/// @param apart the compartments whose acts the page reads with all the rest, because whoever asks
///   is a member
/// @param position the last one that the page reflects
/// @param address of the page, without its parameters
/// @param kept the parameters that are handed on from page to page, as they were typed
public record Here(
    String id,
    String title,
    Optional<Room> room,
    ReadParameters asked,
    List<Id> parties,
    List<Id> apart,
    long position,
    String address,
    Map<String, String> kept) {

  /// What every page of a negotiation can be asked.
  public static final List<String> PARAMETERS =
      List.of("view", "about", "knownBy", "names", "lang");

  public String link(Room room) {
    return link(room.path());
  }

  /// @param below the address of the negotiation, such as `/acts/47` or
  ///   `/record/CorrectRecord?act=…`
  public String link(String below) {
    return link(below, kept);
  }

  /// The same to a file, which is asked for as software asks: a time that was typed is a moment.
  public String file(String below) {
    var exact = new LinkedHashMap<>(kept);
    exact.computeIfPresent("about", (_, _) -> asked.about().toString());
    exact.computeIfPresent(
        "knownBy",
        (_, typed) ->
            switch (asked.knownBy()) {
              case KnownBy.Head _ -> typed;
              case KnownBy.Position(var last) -> String.valueOf(last);
              case KnownBy.Moment(var moment) -> moment.toString();
            });
    return link(below, exact);
  }

  private String link(String below, Map<String, String> parameters) {
    var with = UriComponentsBuilder.fromUriString("/negotiations/" + id + below);
    parameters.forEach((parameter, _) -> with.queryParam(parameter, "{" + parameter + "}"));
    return with.encode().buildAndExpand(parameters).toUriString();
  }

  /// The page of an act.
  public String act(long position) {
    return acts().apply(position);
  }

  /// The same for a page that names many.
  LongFunction<String> acts() {
    var address = link("/acts/");
    int parameters = address.indexOf('?');
    int end = parameters < 0 ? address.length() : parameters;
    return position -> address.substring(0, end) + position + address.substring(end);
  }

  /// Whether the page would be another with what is recorded next, and can be asked for again.
  public boolean goesOn() {
    return room.isPresent() && typed("knownBy").isEmpty();
  }

  /// Where it is heard that something was recorded, and
  public String stream() {
    return "/negotiations/" + id + "/stream";
  }

  /// where one is told how much of it came after this page.
  public String since() {
    return link("/since?after=" + position);
  }

  public boolean isIn(Room one) {
    return room.filter(one::equals).isPresent();
  }

  /// As it was typed; empty where it was not.
  public String typed(String parameter) {
    return kept.getOrDefault(parameter, "");
  }
}
