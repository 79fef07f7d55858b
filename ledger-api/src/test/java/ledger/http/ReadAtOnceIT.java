package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;

/// Who was let in reads, from the moment at which the record says so, without naming a position.
class ReadAtOnceIT extends LedgerIT {

  @Test
  void a_negotiation_can_be_read_as_soon_as_it_is_opened_however_much_else_is_written()
      throws Exception {
    harbour("busy-beside");
    var done = new AtomicBoolean();
    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++)
        others.submit(() -> {
          while (!done.get())
            mustRecord(
                "rep:south",
                act(
                    "busy-beside",
                    "TakeStance",
                    "'mode': 'PERFORMED', 'by': 'south', 'proposition': 'SHOULD(A)', 'stance': 'RESERVES'"));
        });
      try {
        for (int i = 0; i < 100; i++) {
          var negotiation = "at-once-" + UUID.randomUUID();
          mustRecord(
              "opener",
              act(negotiation, "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'At once'"));
          assertThat(get("opener", "/negotiations/" + negotiation).status()).isEqualTo(200);
          assertThat(get("opener", "/negotiations/" + negotiation + "/changes").status())
              .isEqualTo(200);
        }
      } finally {
        done.set(true);
      }
    }
  }
}
