package ledger.drafting;

import java.util.List;
import ledger.act.Act;
import ledger.act.CustodyAct.Patch;
import ledger.act.json.ActFormat;
import ledger.act.json.Form;
import ledger.act.json.Forms;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The parts of an act that a correction changes: its form shows all of them as they stand, and
/// what was left as it stands is no correction.
final class MendedParts {

  private static final String PATCH = "patch";

  private MendedParts() {}

  /// @param correction as it was typed
  static void only(ObjectNode correction, Act target, ActFormat format) {
    var patch =
        correction.path(PATCH) instanceof ObjectNode typed
            ? typed
            : JsonNodeFactory.instance.objectNode();
    var stands = format.tree(target);
    if (!(Forms.ALL.named(Patch.class) instanceof Form.Fields fields)) return;
    for (var part : List.copyOf(fields.fields().keySet())) {
      if (patch.path(part).equals(stands.path(part))) patch.remove(part);
      else if (!patch.has(part) && stands.path(part) instanceof ArrayNode there && !there.isEmpty())
        patch.set(part, JsonNodeFactory.instance.arrayNode());
    }
    correction.set(PATCH, patch);
  }
}
