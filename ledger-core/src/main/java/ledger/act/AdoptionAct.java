package ledger.act;

import java.util.UUID;

/// What the one whose words others put on record says of them itself.
///
/// The terms are those of state responsibility: conduct counts as one's own where one acknowledges
/// and adopts it.
///
/// @see <a href="https://legal.un.org/ilc/texts/instruments/english/commentaries/9_6_2001.pdf">ILC
///   articles on State responsibility, art. 11</a>
public sealed interface AdoptionAct extends Act.Statement {

  /// The act that has the words: a statement by the same actor, that others recorded.
  UUID target();

  /// They are its own words: they count as that from now on.
  record AdoptWords(Envelope envelope, UUID target) implements AdoptionAct {
    public AdoptWords {
      Statement.mustSayWhoAndWhen(envelope);
    }
  }

  /// They are not its own words: they count as what others say of it.
  record DisownWords(Envelope envelope, UUID target) implements AdoptionAct {
    public DisownWords {
      Statement.mustSayWhoAndWhen(envelope);
    }
  }
}
