package ledger.dossier.postgres;

import ledger.act.Event;
import ledger.act.Event.BatchImported;
import ledger.act.Event.CapacityChanged;
import ledger.act.Event.CompartmentDefined;
import ledger.act.Event.NegotiationOpened;
import ledger.act.Event.ParticipantAdmitted;
import ledger.act.UserId;
import ledger.value.Id;

/// Which dossiers there are and who has been let into them.
interface Admissions {

  void open(Id negotiation, String title);

  void admit(Id negotiation, UserId user);

  void dismiss(Id negotiation, UserId user);

  /// @param by who put it on record
  default void take(Event.NegotiationEvent event, UserId by) {
    switch (event) {
      case NegotiationOpened(var act) -> {
        open(act.negotiation(), act.title());
        admit(act.negotiation(), by);
      }
      case ParticipantAdmitted(var act) ->
          act.userIds().forEach(user -> admit(act.negotiation(), user));
      case CapacityChanged(var act) ->
          act.userIds()
              .forEach(user -> {
                if (act.capacity().isPresent()) admit(act.negotiation(), user);
                else dismiss(act.negotiation(), user);
              });
      case CompartmentDefined _, BatchImported _ -> {}
    }
  }
}
