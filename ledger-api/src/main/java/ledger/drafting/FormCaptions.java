package ledger.drafting;

import java.util.Locale;
import ledger.act.json.Captions;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Acts and fields are called in schemas what pages call them, in English.
@Component
class FormCaptions implements Captions {

  private final FieldLabels labels;

  FormCaptions(MessageSource messages) {
    this.labels = new FieldLabels(messages, Locale.ENGLISH);
  }

  @Override
  public String act(String name) {
    return labels.first("act." + name).orElse("") + more("act." + name + ".help");
  }

  @Override
  public String field(String owner, String name) {
    var own = "field." + owner + "." + name;
    var shared = "field." + name;
    return labels.first(own, shared).orElse("") + more(own + ".help", shared + ".help");
  }

  private String more(String... keys) {
    return labels.first(keys).map(more -> ". " + more).orElse("");
  }
}
