package ledger.cli.audit;

import java.io.IOException;
import java.util.Arrays;
import ledger.log.Opening;
import ledger.transparency.TileTree;
import ledger.transparency.TlogProof;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.EntriesReader;

/// Receipts made here, from the tiles of an export: one for each entry that is given and is the one
/// in the tree.
record ReceiptFiles(ExportFolder folder) {

  void make(Export.Begun begun) throws IOException {
    var bundle = folder.bundle();
    var tree = new TileTree(bundle.tiles(), begun.checkpoint().size());
    try (var reader = new EntriesReader(bundle.entries().orElseThrow())) {
      while (reader.hasNext()) {
        var given = reader.next();
        long position = reader.count() - 1;
        var identity = given.flatMap(Opening::identity);
        if (identity.isEmpty()
            || !Arrays.equals(given.orElseThrow().leaf().encode(), tree.entry(position))) continue;
        folder.write(
            Bundle.RECEIPTS + "/" + identity.get().event() + Bundle.RECEIPT,
            new TlogProof(tree.inclusion(position), begun.note()).encode());
      }
    }
  }
}
