package ledger.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KilledNodeIT extends ReadingIT {

  /// A claim of which nothing is heard any more is what a killed node leaves behind.
  @Test
  void what_a_killed_node_kept_is_kept_by_another() {
    awaitKept("port", harbour("port"));
    var claimed =
        sql.sql(
                """
                update tokenentry set owner = 'killed',
                       "timestamp" = to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                 where processorname = 'read-models'
                """)
            .update();
    assertThat(claimed).isPositive();
    long last =
        mustRecord(
            "opener",
            act(
                "port",
                "RegisterReferent",
                "'mode': 'PERFORMED', 'id': 'pier', 'kind': 'PLACE', 'neutralLabel': 'Pier'"));
    assertThat(get("opener", "/negotiations/port/timeline").json().path("lines")).hasSize(9);
    awaitKept("port", last);
  }
}
