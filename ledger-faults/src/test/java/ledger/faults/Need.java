package ledger.faults;

/// What a fault needs beside processes, and not every machine has.
enum Need {
  OWN_DISK(
      "no disk can be mounted here, which only root may: none is filled, and none is made slow"),
  OWN_CLOCK("the package faketime is not here: no server has a clock of its own, and none is set");

  private final String missing;

  Need(String missing) {
    this.missing = missing;
  }

  /// Said where it is not there.
  String missing() {
    return missing;
  }
}
