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
    return labels.act(name);
  }

  @Override
  public String deed(String name) {
    return labels.first("act." + name + ".help").orElse("");
  }

  @Override
  public String field(String owner, String name) {
    var help = labels.help(owner, name).map(more -> ". " + more).orElse("");
    return labels.first("field." + owner + "." + name, "field." + name).orElse("") + help;
  }
}
