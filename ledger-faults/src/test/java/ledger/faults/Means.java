package ledger.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Where the servers of a site have their data, and what is there for faults that need more than
/// processes.
///
/// @param data on the disk, where there is one
record Means(Path data, Optional<SmallDisk> disk, Optional<SteppedClock> clock)
    implements AutoCloseable {

  /// Nothing but what is needed, and of that what can be had: servers are as they are delivered.
  static Means of(Set<Need> needs, Path folder) throws IOException, InterruptedException {
    var disk =
        needs.contains(Need.OWN_DISK)
            ? SmallDisk.at(folder.resolve("disk"))
            : Optional.<SmallDisk>empty();
    var clock =
        needs.contains(Need.OWN_CLOCK)
            ? SteppedClock.in(folder.resolve("clock"))
            : Optional.<SteppedClock>empty();
    return new Means(disk.map(SmallDisk::place).orElse(folder.resolve("data")), disk, clock);
  }

  /// Why a fault cannot strike here.
  Optional<String> missing(Fault fault) {
    return fault.needs().stream().filter(need -> !has(need)).map(Need::missing).findFirst();
  }

  private boolean has(Need need) {
    return switch (need) {
      case OWN_DISK -> disk.isPresent();
      case OWN_CLOCK -> clock.isPresent();
    };
  }

  @Override
  public void close() throws InterruptedException {
    if (disk.isPresent()) disk.get().close();
  }
}
