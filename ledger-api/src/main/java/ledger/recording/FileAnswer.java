package ledger.recording;

import ledger.act.json.ActFile;
import ledger.recording.ActsController.Result;

/// What an act of a file came to.
record FileAnswer(ActFile.Written act, Result result) {}
