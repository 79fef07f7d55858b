package ledger.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.agreement.Version;
import ledger.board.Condition.AllOf;
import ledger.board.Condition.AnyOf;
import ledger.board.Condition.Atom;
import ledger.dossier.AgreementFile;
import ledger.terms.Commitment;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.terms.Link;
import ledger.value.Id;
import ledger.view.Fluent;
import ledger.view.Meanings.Meaning;
import ledger.view.Valuation;

/// What a commitment waits for in a view: its own condition, and what each reading of the linkages
/// that cover it adds. Every linkage compiles to a condition and a window.
///
/// @param parts what it is made of, each by the reading or the text that says so
/// @param isFormal false where a linkage covers it and no formal reading says what that means
/// @param windows how long it takes once what it waits for has come, by each link that says so
record Antecedent(
    List<Part> parts,
    Condition condition,
    Fluent fluent,
    boolean isFormal,
    List<Window> windows,
    List<Id> readings,
    List<UUID> because) {

  /// @param reading empty where the text says it
  record Part(Condition condition, Optional<Id> reading) {}

  /// @param opens the condition whose coming true opens it
  record Window(Fluent opens, Duration within) {}

  static Antecedent of(Commitment c, AgreementFile file, Version version, Valuation valuation) {
    return new Compiler(KeyRef.of(file.id(), c.key()), file, valuation).compiled(c, version);
  }

  boolean isEmpty() {
    return condition instanceof AllOf(var parts) && parts.isEmpty();
  }

  /// Puts one commitment's antecedent together.
  private static final class Compiler {
    private final KeyRef key;
    private final AgreementFile file;
    private final Valuation valuation;
    private final List<Part> parts = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private final List<Id> readings = new ArrayList<>();
    private final List<UUID> because = new ArrayList<>();
    private boolean formal = true;

    private Compiler(KeyRef key, AgreementFile file, Valuation valuation) {
      this.key = key;
      this.file = file;
      this.valuation = valuation;
    }

    private Antecedent compiled(Commitment c, Version version) {
      c.antecedent()
          .map(e -> Condition.of(e, valuation.in(file.id())))
          .ifPresent(condition -> parts.add(new Part(condition, Optional.empty())));
      version
          .terms()
          .linkages()
          .filter(linkage -> linkage.covers().contains(c.key()))
          .forEach(linkage -> {
            var meanings = valuation.meanings().of(file, version, linkage, c.key());
            formal &= !meanings.isEmpty();
            meanings.forEach(this::meaning);
          });
      fromElsewhere().forEach(this::meaning);
      var condition = new AllOf(parts.stream().map(Part::condition).toList());
      return new Antecedent(
          List.copyOf(parts),
          condition,
          condition.fluent(),
          formal,
          List.copyOf(windows),
          readings.stream().distinct().toList(),
          because.stream().distinct().toList());
    }

    /// What linkages of other agreements in force make it wait for: they bind both sides.
    private Stream<Meaning> fromElsewhere() {
      var dossier = valuation.assumptions().dossier();
      return dossier.agreements().values().stream()
          .filter(other -> other != file && other.speaksOf(file.id()))
          .filter(other -> valuation.force(other).inForce().isAt(dossier.about()))
          .flatMap(other ->
              valuation.force(other).versionAt(dossier.about()).stream()
                  .flatMap(v ->
                      v.terms()
                          .linkages()
                          .flatMap(l -> valuation.meanings().of(other, v, l).stream())))
          .filter(
              meaning -> meaning.links().stream().anyMatch(l -> l.waiting().anyMatch(key::equals)));
    }

    private void meaning(Meaning meaning) {
      meaning.reading().ifPresent(readings::add);
      because.addAll(meaning.because());
      meaning.links().forEach(link -> link(link, meaning.reading()));
    }

    private void link(Link link, Optional<Id> reading) {
      switch (link) {
        case Link.After a when a.then().equals(key) ->
            add(new AllOf(a.after().stream().map(this::performed).toList()), a.within(), reading);
        case Link.Parallel p when p.parallel().contains(key) ->
            add(parallel(p), p.within(), reading);
        case Link.Tender t when t.tender().contains(key) ->
            add(new AllOf(others(t.tender())), t.within(), reading);
        case Link.On on when on.on().equals(key) ->
            add(Condition.of(on.when(), valuation.in(file.id())), Optional.empty(), reading);
        case Link.After _, Link.Parallel _, Link.Tender _, Link.On _ -> {}
      }
    }

    private void add(Condition condition, Optional<Duration> within, Optional<Id> reading) {
      parts.add(new Part(condition, reading));
      within.ifPresent(w -> windows.add(new Window(condition.fluent(), w)));
    }

    /// A rendezvous: one's own readiness, or that somebody has begun; and of each other that it is
    /// ready or has performed.
    private Condition parallel(Link.Parallel p) {
      var members = p.parallel();
      var own =
          new AnyOf(
              Stream.concat(Stream.of(ready(key, members)), members.stream().map(this::performed))
                  .toList());
      return new AllOf(Stream.concat(Stream.of(own), others(members).stream()).toList());
    }

    private List<Condition> others(List<KeyRef> members) {
      return members.stream()
          .filter(other -> !other.equals(key))
          .<Condition>map(other -> new AnyOf(List.of(ready(other, members), performed(other))))
          .toList();
    }

    private Condition performed(KeyRef other) {
      return new Atom(new Expr.Performed(shown(other)), valuation.performance(other).performed());
    }

    /// Once any of them has been performed, a later withdrawal of readiness changes nothing for the
    /// others.
    private Condition ready(KeyRef other, List<KeyRef> members) {
      var ready = valuation.ready(other);
      return new Atom(
          new Expr.Ready(shown(other)), begun(members).map(ready::latchedFrom).orElse(ready));
    }

    private Optional<Instant> begun(List<KeyRef> members) {
      return members.stream()
          .flatMap(m -> valuation.performance(m).performed().first().stream())
          .map(Fluent.Stretch::from)
          .min(Comparator.naturalOrder());
    }

    /// As whoever reads the agreement would write it.
    private KeyRef shown(KeyRef other) {
      return other.agreement().equals(Optional.of(file.id()))
          ? new KeyRef(Optional.empty(), other.key())
          : other;
    }
  }
}
