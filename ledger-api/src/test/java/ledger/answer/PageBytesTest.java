package ledger.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

class PageBytesTest {

  private static MockHttpServletRequest with(String token) {
    var request = new MockHttpServletRequest();
    request.setAttribute(
        CsrfToken.class.getName(), new DefaultCsrfToken("X-XSRF-TOKEN", "_csrf", token));
    return request;
  }

  private static PageBytes page(String body, String token) {
    return PageBytes.of(body.getBytes(UTF_8), with(token));
  }

  @Test
  void the_token_of_the_request_stands_where_another_stood() {
    var page = page("a <i value=tok1> é <i value=tok1>", "tok1");
    assertThat(new String(page.in(with("another")), UTF_8))
        .isEqualTo("a <i value=another> é <i value=another>");
    assertThat(page("tok1tok1", "tok1").parts()).hasSize(3);
  }

  @Test
  void pages_that_differ_in_nothing_but_the_token_have_one_tag() {
    assertThat(page("a tok1 b", "tok1").tag()).isEqualTo(page("a tok2 b", "tok2").tag());
    assertThat(page("a tok1 b", "tok1").tag()).isNotEqualTo(page("a tok1 c", "tok1").tag());
  }

  @Test
  void what_has_no_token_is_sent_as_it_is() {
    var page = page("to and fro", "tok1");
    assertThat(new String(page.in(with("another")), UTF_8)).isEqualTo("to and fro");
    assertThat(
            new String(
                PageBytes.of("plain".getBytes(UTF_8), new MockHttpServletRequest())
                    .in(new MockHttpServletRequest()),
                UTF_8))
        .isEqualTo("plain");
  }
}
