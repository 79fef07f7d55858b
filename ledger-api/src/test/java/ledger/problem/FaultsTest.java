package ledger.problem;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

class FaultsTest {

  private final Faults faults = new Faults();

  /// Else each would be an incident in the log, with all of its trace.
  @ParameterizedTest
  @MethodSource
  void whoever_went_away_is_told_nothing_and_is_no_fault(Exception fault) {
    assertThat(faults.problem(fault, new MockHttpServletResponse())).isNull();
    assertThat(faults.page(fault, new MockHttpServletRequest(), new MockHttpServletResponse()))
        .isNull();
  }

  static Stream<Exception> whoever_went_away_is_told_nothing_and_is_no_fault() {
    var gone = new ClientAbortException(new IOException("Broken pipe"));
    return Stream.of(
        new AsyncRequestNotUsableException("", gone),
        gone,
        new HttpMessageNotWritableException("", gone));
  }

  /// The database's connection breaks in the same words.
  @Test
  void what_broke_behind_the_server_is_one() {
    var problem =
        requireNonNull(
            faults.problem(new IOException("Broken pipe"), new MockHttpServletResponse()));
    assertThat(problem.getStatusCode().value()).isEqualTo(500);
  }
}
