package ledger.drafting;

import static ledger.drafting.TypedAct.dotted;

import java.time.Duration;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.act.json.Form;
import ledger.act.json.Forms;
import ledger.draft.TypedValues;
import ledger.value.When;
import ledger.value.Words;
import tools.jackson.databind.JsonNode;

/// What would have to be typed into a form for it to become an act that there is: the way back from
/// [TypedAct].
final class FilledForm {

  private static final List<Class<?>> LENGTHS = List.of(Duration.class, Period.class);

  private final Map<String, String> typed = new LinkedHashMap<>();

  private FilledForm() {}

  /// @param fields of it, as the act has them
  static TypedValues of(String act, JsonNode fields) {
    var form = new FilledForm();
    form.fields(Forms.ALL.act(act), fields, "");
    return new TypedValues(form.typed);
  }

  /// Of a part of an act.
  static TypedValues of(Class<?> type, JsonNode fields, String path) {
    var form = new FilledForm();
    form.value(Forms.ALL.named(type), fields, path);
    return new TypedValues(form.typed);
  }

  private void fields(Form.Fields fields, JsonNode object, String path) {
    fields
        .fields()
        .forEach((name, field) -> {
          if (object.has(name)) value(field.form(), object.get(name), dotted(path, name));
        });
  }

  private void value(Form form, JsonNode value, String path) {
    switch (form) {
      case Form.Text(var type) when LENGTHS.contains(type) -> length(value.asString(""), path);
      case Form.Text _, Form.Choice _, Form.Whole _, Form.Flag _ ->
          typed.put(path, value.asString(""));
      case Form.ListOf list -> {
        if (list.orNone() && value.isEmpty()) typed.put(path + TypedAct.NONE, "true");
        int row = 0;
        for (var one : value.isArray() ? value : List.of(value))
          value(list.element(), one, path + "[" + row++ + "]");
      }
      case Form.MapOf(var each) -> map(each, value, TypedAct.KEY, path);
      case Form.Fields fields -> fields(fields, value, path);
      case Form.OneOf kinds -> oneOf(kinds, value, path);
      case Form.TextOr(var type, var object) -> textOr(type, object, value, path);
      case Form.Named(var type) -> value(Forms.ALL.named(type), value, path);
    }
  }

  private void length(String iso, String path) {
    var length = TypedLength.of(iso);
    typed.put(path, length.number());
    typed.put(path + TypedAct.UNIT, length.unit());
  }

  private void map(Form each, JsonNode object, String key, String path) {
    int row = 0;
    for (var entry : object.properties()) {
      typed.put(path + "[" + row + "]" + key, entry.getKey());
      value(each, entry.getValue(), path + "[" + row++ + "]");
    }
  }

  private void oneOf(Form.OneOf kinds, JsonNode object, String path) {
    Optional<String> told = kinds.told().map(name -> object.path(name).asString(""));
    kinds
        .of(object)
        .ifPresent(kind -> {
          typed.put(
              path + TypedAct.KIND,
              told.orElseGet(() ->
                  kinds.kinds().entrySet().stream()
                      .filter(one -> one.getValue().equals(kind))
                      .map(Map.Entry::getKey)
                      .findFirst()
                      .orElseThrow()));
          fields(kind.fields(), object, path);
        });
  }

  private void textOr(Class<?> type, Form object, JsonNode value, String path) {
    if (TypedAct.CODED.contains(type)) Codes.code(value).ifPresent(code -> typed.put(path, code));
    else if (type == When.class) time(value, path);
    else if (type == Words.class && object instanceof Form.MapOf(var text)) {
      if (value.isObject()) map(text, value, TypedAct.LANGUAGE, path);
      else {
        typed.put(path + "[0]" + TypedAct.LANGUAGE, "und");
        typed.put(path + "[0]", value.asString(""));
      }
    } else if (value.isString()) typed.put(path + TypedAct.KIND, value.stringValue());
    else value(object, value, path);
  }

  private void time(JsonNode when, String path) {
    if (when.isString()) {
      typed.put(path, when.stringValue());
      return;
    }
    typed.put(path, when.path("from").asString(""));
    typed.put(path + TypedAct.TO, when.path("to").asString(""));
    typed.put(path + TypedAct.PRECISION, when.path("precision").asString(""));
    typed.put(path + TypedAct.ZONE, when.path("zone").asString(""));
  }
}
