package ledger.drafting;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.draft.TypedValues;
import ledger.sentence.Sentences;
import ledger.terms.Commitment;
import ledger.terms.KeyRef;
import ledger.terms.Power;
import ledger.terms.Term;
import ledger.value.Id;

/// What can be chosen of the agreements on record: they themselves, their versions and terms, and
/// what was said about them. Where the act is about one that was chosen, only what is of that.
///
/// @param typed what was typed so far
record AgreementChoices(Dossier dossier, Sentences shown, FieldLabels labels, TypedValues typed) {

  Stream<Option> all() {
    return dossier.agreements().values().stream()
        .map(file ->
            new Option(
                file.id().value(),
                file.newest()
                    .flatMap(version -> version.terms().gist())
                    .map(gist -> labels.said(file.id(), shown.text(gist)))
                    .orElse(file.id().value())));
  }

  Stream<Option> versions() {
    int most = files().mapToInt(file -> file.versions().size()).max().orElse(0);
    return IntStream.rangeClosed(1, most)
        .mapToObj(n -> new Option(String.valueOf(n), labels.text("choice.version", n)));
  }

  /// The agreement that the act is about, where that was chosen; else all.
  private Stream<AgreementFile> files() {
    var chosen =
        Stream.of("agreement", "from", "to")
            .flatMap(field -> Id.parse(typed.text(field)).stream())
            .filter(dossier.agreements()::containsKey)
            .toList();
    return dossier.agreements().values().stream()
        .filter(file -> chosen.isEmpty() || chosen.contains(file.id()));
  }

  /// Under their bare keys, those of the act itself first.
  Stream<Option> commitments() {
    return Stream.concat(
            newCommitments(), terms(Commitment.class::isInstance, AgreementChoices::key))
        .distinct();
  }

  /// Each with the agreement that it is of, where it is on record already.
  Stream<Option> commitmentsAnywhere() {
    return Stream.concat(
        terms(Commitment.class::isInstance, AgreementChoices::full), newCommitments());
  }

  Stream<Option> terms() {
    return terms(_ -> true, AgreementChoices::key);
  }

  Stream<Option> powers() {
    return Stream.concat(
        terms(Power.class::isInstance, AgreementChoices::key),
        Stream.of(new Option("EXTRA_TEXTUAL", labels.text("choice.powerKey.EXTRA_TEXTUAL"))));
  }

  private Stream<Option> terms(Predicate<Term> which, Function<KeyRef, String> value) {
    return files()
        .flatMap(file ->
            file.versions().stream()
                .map(Version::terms)
                .flatMap(terms -> terms.terms().stream())
                .filter(which)
                .map(Term::id)
                .distinct()
                .map(id -> KeyRef.of(file.id(), id)))
        .map(ref -> new Option(value.apply(ref), term(ref)));
  }

  private static String key(KeyRef ref) {
    return ref.key().value();
  }

  private static String full(KeyRef ref) {
    return ref.agreement().map(agreement -> agreement + "/" + key(ref)).orElse(key(ref));
  }

  private String term(KeyRef ref) {
    return termOf(ref)
        .map(term -> labels.said(ref, shown.text(term.texts())))
        .orElse(ref.toString());
  }

  private Optional<Term> termOf(KeyRef ref) {
    return ref.agreement()
        .flatMap(id -> Optional.ofNullable(dossier.agreements().get(id)))
        .flatMap(file ->
            file.versions().stream()
                .flatMap(version -> version.terms().term(ref.key()).stream())
                .reduce((_, later) -> later));
  }

  /// Those that the act itself has.
  private Stream<Option> newCommitments() {
    return IntStream.range(0, typed.rows("terms.terms"))
        .mapToObj(i -> "terms.terms[" + i + "]")
        .filter(row -> typed.text(row + TypedAct.KIND).equals("COMMITMENT"))
        .flatMap(row ->
            Stream.of(row + ".key", row + ".id")
                .map(typed::text)
                .filter(id -> !id.isBlank())
                .map(id -> new Option(id, labels.said(id, typed.text(row + ".texts[0]")))));
  }

  Stream<Option> steps() {
    return files()
        .flatMap(file -> file.versions().stream())
        .flatMap(version -> version.terms().procedure().stream())
        .map(step -> step.step().value())
        .distinct()
        .map(step -> new Option(step, step));
  }

  Stream<Option> readings() {
    return files()
        .flatMap(file -> file.readings().stream())
        .map(said -> new Option(said.act().readingId().value(), reading(said.act())));
  }

  private String reading(AdvanceReading reading) {
    var meaning =
        reading
            .links()
            .filter(links -> !links.isEmpty())
            .map(links ->
                String.join(
                    "; ",
                    links.stream().map(link -> shown.link(reading.readingId(), link)).toList()))
            .or(() -> reading.lasting().map(shown::lasting))
            .or(() -> reading.envelope().words().map(shown::text))
            .orElseGet(() -> labels.text("reading.none"));
    return labels.said(reading.readingId(), meaning);
  }

  Stream<Option> notices() {
    return files()
        .flatMap(file -> file.notices().stream())
        .map(said ->
            new Option(
                said.act().noticeId().value(),
                labels.text(
                    "choice.by",
                    said.act().noticeId().value(),
                    labels.choice("effect", said.act().effect().name()),
                    shown.name(said.act().by()))));
  }
}
