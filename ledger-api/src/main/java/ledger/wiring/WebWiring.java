package ledger.wiring;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Whoever does not say what it takes is software, and gets JSON; browsers ask for pages.
@Configuration(proxyBeanMethods = false)
class WebWiring implements WebMvcConfigurer {

  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
    negotiation.defaultContentType(MediaType.APPLICATION_JSON);
  }
}
