package ledger.positions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.IssueAct.Attitude;
import ledger.act.IssueAct.Details;
import ledger.act.Strength;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;

/// One holder's public attitude to one proposition, and how it came to be.
///
/// @param implied taken by an act, never said in words
/// @param shadows what others say about this holder; they never change the value
public record MatrixCell(
    Value value,
    Optional<Strength> strength,
    boolean implied,
    Optional<When> since,
    Optional<Attitude> attitude,
    Optional<Details> details,
    List<Id> addressees,
    List<Shadow> shadows,
    List<Note> notes,
    List<Move> history) {

  public enum Value {
    AFFIRMS,
    DENIES,
    RESERVES,
    CONCEDES,
    WITHDRAWN,
    SILENT
  }

  /// Something attributed to the holder by another, or said for it with a strength that does not
  /// count.
  ///
  /// @param of CONSENT where another claims that the holder agreed, else STANCE
  public record Shadow(Of of, Value value, Actor attributedBy, Strength strength, UUID act) {
    public enum Of {
      CONSENT,
      STANCE
    }
  }

  /// What the record leaves open or took for granted here, in the recorder's words.
  public record Note(Kind kind, Optional<Words> words, Optional<UUID> act) {
    public enum Kind {
      /// The source does not say whether this is covered.
      LEFT_OPEN,
      /// What exactly the stance covers.
      SCOPE,
      /// The recorder concluded part of this.
      INFERRED,
      /// Two stances differ, and which came first is not known.
      ORDER_NOT_KNOWN,
      /// The holder adopted as its own what others had recorded.
      ADOPTED,
      /// The holder disowned what others had recorded.
      DISOWNED
    }
  }

  /// One step in the history of the cell.
  ///
  /// @param superseded the holder has put another in its place
  public record Move(
      Value value,
      Strength strength,
      boolean implied,
      Optional<When> statedAt,
      long position,
      UUID act,
      boolean superseded) {}

  /// Neither the holder nor anybody else said anything of it.
  public boolean saysNothing() {
    return value == Value.SILENT && shadows.isEmpty() && notes.isEmpty() && history.isEmpty();
  }

  static MatrixCell silent(List<Shadow> shadows, List<Note> notes) {
    return new MatrixCell(
        Value.SILENT,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        shadows,
        notes,
        List.of());
  }
}
