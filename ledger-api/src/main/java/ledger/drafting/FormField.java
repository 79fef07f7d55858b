package ledger.drafting;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.draft.TypedValues;

/// A field of a form as it stands on a page, with what it consists of.
///
/// @param path by which what is typed there is sent
/// @param needed whether it may not be left empty
/// @param main whether it is in view without being asked for
/// @param options of which one, or of checks several, can be chosen
/// @param more whether there are more options, to be looked for
/// @param parts of a group its fields, of a list its rows
/// @param open whether it is shown without being asked for
public record FormField(
    Kind kind,
    String path,
    String label,
    Optional<String> help,
    boolean needed,
    boolean main,
    List<Option> options,
    boolean more,
    List<FormField> parts,
    List<FieldFault> faults,
    boolean open,
    TypedValues typed) {

  private static final int SHOWN_AT_ONCE = 8;

  public enum Kind {
    LINE,
    LINES,
    NUMBER,
    NAME,
    SELECT,
    CHECKS,
    TICK,
    TIME,
    LENGTH,
    WORDS,
    FILE,
    GROUP,
    /// A group that is a row of a list.
    PART,
    ROWS,
    KEYED_ROWS,
    ONE_OF,
    /// Rows that may be said to be none at all.
    ROWS_OR_NONE,
    /// One of some texts, or a group.
    TEXT_OR_GROUP
  }

  /// Its place on the page.
  public String id() {
    return id(path);
  }

  public static String id(String path) {
    return "f-" + path.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
  }

  public String value() {
    return typed.text(path);
  }

  public boolean isSaid() {
    return typed.isSaid(path);
  }

  /// What was typed beside it.
  public String beside(String part) {
    return typed.text(path + part);
  }

  public boolean has(Option option) {
    return option.value().equals(value());
  }

  /// Of several that can be chosen.
  public boolean hasAmong(Option option) {
    return rows().anyMatch(option.value()::equals);
  }

  /// What is chosen or typed in it, and not in its parts.
  Stream<String> chosen() {
    return Stream.concat(Stream.of(value()), kind == Kind.CHECKS ? rows() : Stream.empty())
        .filter(value -> !value.isBlank());
  }

  /// What is typed in the rows of a list.
  Stream<String> rows() {
    return IntStream.range(0, typed.rows(path)).mapToObj(row -> typed.text(row(row)));
  }

  /// Whether it, or something in it, has a fault.
  public boolean isFaulty() {
    return !faults.isEmpty() || parts.stream().anyMatch(FormField::isFaulty);
  }

  /// Each language in which words are given, and one more where there is none.
  public List<Integer> wordRows() {
    return IntStream.range(0, Math.max(1, typed.rows(path))).boxed().toList();
  }

  /// Of a row its path, and its place on the page.
  public String row(int row) {
    return path + "[" + row + "]";
  }

  public String rowId(int row) {
    return id(row(row));
  }

  /// Of words; where none was said, that of the page.
  public String language(int row, String ofPage) {
    var at = path + "[" + row + "]" + TypedAct.LANGUAGE;
    return typed.byPath().containsKey(at) ? typed.text(at) : row == 0 ? ofPage : "";
  }

  /// Whether its choices are many, and shown when they are asked for.
  public boolean isFolded() {
    return options.size() > SHOWN_AT_ONCE;
  }

  /// Whether one of the things that it consists of is said.
  public boolean isInside() {
    return parts.stream().anyMatch(part -> typed.isSaid(part.path));
  }

  /// Rows that are told apart by a name each.
  public boolean isKeyed() {
    return kind == Kind.KEYED_ROWS;
  }

  /// As it stands in a list, where it was asked for: told from the others by its number.
  FormField inRow(String numbered) {
    return new FormField(
        kind == Kind.GROUP ? Kind.PART : kind,
        path,
        numbered,
        Optional.empty(),
        false,
        true,
        options,
        more,
        parts,
        faults,
        true,
        typed);
  }

  /// Itself and all that it consists of.
  public Stream<FormField> all() {
    return Stream.concat(Stream.of(this), parts.stream().flatMap(FormField::all));
  }

  /// By which the page ties what is wrong to where it is.
  public Optional<String> describedBy() {
    var ids =
        Stream.concat(
                help.map(_ -> id() + "-help").stream(),
                faults.isEmpty() ? Stream.<String>empty() : Stream.of(id() + "-fault"))
            .toList();
    return ids.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", ids));
  }

  FormField with(List<FieldFault> others) {
    return new FormField(
        kind, path, label, help, needed, main, options, more, parts, others, open, typed);
  }

  FormField as(Kind other) {
    return as(other, options, more);
  }

  FormField as(Kind other, List<Option> choices) {
    return as(other, choices, false);
  }

  /// One to choose in. What is there is among the choices, whatever is on record by now.
  FormField choosing(Offer offer) {
    boolean isThere = value().isBlank() || offer.options().stream().anyMatch(this::has);
    return as(
        Kind.SELECT,
        isThere
            ? offer.options()
            : Stream.concat(Stream.of(new Option(value(), value())), offer.options().stream())
                .toList(),
        offer.more());
  }

  private FormField as(Kind other, List<Option> choices, boolean others) {
    return new FormField(
        other, path, label, help, needed, main, choices, others, parts, faults, open, typed);
  }

  /// The same under the name of another.
  FormField called(FormField other) {
    return new FormField(
        kind,
        path,
        other.label,
        other.help,
        needed,
        main,
        options,
        more,
        parts,
        faults,
        open,
        typed);
  }

  FormField of(List<FormField> others) {
    return new FormField(
        kind, path, label, help, needed, main, options, more, others, faults, open, typed);
  }

  FormField inView() {
    return new FormField(
        kind, path, label, help, needed, true, options, more, parts, faults, open, typed);
  }

  /// By which it is looked for among more than can be shown.
  public String find() {
    return path + TypedAct.FIND;
  }

  /// Fields that are seldom filled are folded, unless that would leave nothing in view, or only one
  /// of them.
  static List<FormField> arranged(List<FormField> fields) {
    long folded = fields.stream().filter(field -> !field.main).count();
    return folded > 1 && folded < fields.size()
        ? fields
        : fields.stream().map(FormField::inView).toList();
  }
}
