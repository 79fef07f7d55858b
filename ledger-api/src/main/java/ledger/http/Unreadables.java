package ledger.http;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;

import java.util.List;
import ledger.act.json.Unreadable;
import ledger.act.json.Unreadable.MissingField;
import ledger.act.json.Unreadable.NotAnObject;
import ledger.act.json.Unreadable.NotClerical;
import ledger.act.json.Unreadable.NotJson;
import ledger.act.json.Unreadable.NotUtf8;
import ledger.act.json.Unreadable.TooLarge;
import ledger.act.json.Unreadable.UnknownAct;
import ledger.act.json.Unreadable.UnknownField;
import ledger.act.json.Unreadable.WrongValue;

/// What could not be read as an act, as a letter: the place, what stands there, what should.
public final class Unreadables {

  private static final String RULE =
      "An act is one JSON object of known fields (docs/spec/acts.md).";

  private Unreadables() {}

  public static Problem of(Unreadable why) {
    return sentence(why).title("Nothing was recorded").rule(RULE);
  }

  /// Of a line of a file: its number stands beside the letter.
  static Problem ofLine(Unreadable why) {
    return why instanceof NotJson f
        ? notJson("column " + f.column(), f.fault()).title("Nothing was recorded").rule(RULE)
        : of(why);
  }

  private static Problem notJson(String place, String fault) {
    return Problem.of("NOT_JSON", BAD_REQUEST, "The text is no JSON: " + place + ": " + fault + ".")
        .subject(place)
        .expected("one JSON object")
        .instead(List.of("mend the place named and send it again"));
  }

  private static Problem sentence(Unreadable why) {
    return switch (why) {
      case NotUtf8 f ->
          Problem.of(
                  "NOT_UTF8",
                  BAD_REQUEST,
                  "The text is not UTF-8: byte " + f.offset() + " begins no character.")
              .subject("byte " + f.offset())
              .expected("UTF-8")
              .instead(List.of("convert the text to UTF-8 and send it again"));
      case NotJson f -> notJson("line " + f.line() + ", column " + f.column(), f.fault());
      case NotAnObject f ->
          Problem.of("NOT_AN_OBJECT", BAD_REQUEST, "An act is a JSON object, and this is not one.")
              .expected("{\"act\": …}")
              .given(f.given())
              .instead(List.of("send one object an act"));
      case UnknownAct f ->
          Problem.of(
                  "UNKNOWN_ACT",
                  BAD_REQUEST,
                  f.given().isEmpty()
                      ? "The object does not say which act it is."
                      : "There is no act \"" + f.given() + "\".")
              .subject("act")
              .expected(f.known())
              .given(f.given())
              .instead(List.of("name one of the acts that are expected"));
      case UnknownField f ->
          Problem.of("UNKNOWN_FIELD", BAD_REQUEST, "There is no field \"" + f.field() + "\" here.")
              .subject(f.field())
              .expected(f.known())
              .given(f.field())
              .instead(List.of("leave it out, or use one of the fields that are expected"));
      case MissingField f ->
          Problem.of("MISSING_FIELD", BAD_REQUEST, "The field \"" + f.field() + "\" is missing.")
              .subject(f.field())
              .expected(f.expected())
              .given("nothing")
              .instead(List.of("add it: " + f.expected()));
      case WrongValue f ->
          Problem.of(
                  "INVALID_VALUE",
                  BAD_REQUEST,
                  "The value of \""
                      + f.field()
                      + "\" cannot be taken"
                      + (f.fault().isEmpty() ? "." : ": " + f.fault() + "."))
              .subject(f.field())
              .expected(f.expected().isEmpty() ? f.fault() : f.expected())
              .given(f.given())
              .instead(List.of("mend \"" + f.field() + "\" and send it again"));
      case NotClerical f ->
          CustodyLetters.notClerical(
                  "The correction was not recorded: \""
                      + f.field()
                      + "\" is no part of how an act was recorded.")
              .subject(f.field())
              .expected(f.known())
              .given(f.field());
      case TooLarge f ->
          Problem.of(
                  "ACT_TOO_LARGE",
                  CONTENT_TOO_LARGE,
                  "The act is larger than " + f.limit() + " bytes.")
              .subject("act")
              .expected("at most " + f.limit() + " bytes")
              .instead(List.of("register long texts as sources and refer to them"));
    };
  }
}
