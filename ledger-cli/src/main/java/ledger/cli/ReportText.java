package ledger.cli;

import java.util.Arrays;
import java.util.List;
import ledger.cli.audit.AuditReport;
import ledger.cli.audit.Count;
import ledger.cli.audit.Finding;
import tools.jackson.databind.json.JsonMapper;

/// An audit's report, for reading and for programs.
final class ReportText {

  private static final int SHOWN = 10;

  private ReportText() {}

  static String of(AuditReport report) {
    var text = new StringBuilder();
    report
        .checkpoint()
        .ifPresent(c ->
            text.append(Visible.line(c.origin()))
                .append(", " + c.size() + " entries, root " + c.root() + "\n"));
    lines(text, "signed by:", report.signed());
    lines(text, "checked:", counted(report, true));
    lines(text, "not checked:", counted(report, false));
    lines(text, "hint:", report.hints());
    lines(text, "cannot tell:", report.missing());
    var findings = report.findings().stream().limit(SHOWN).map(Finding::toString).toList();
    findings.forEach(f -> text.append(Visible.line(f)).append('\n'));
    if (report.found() > findings.size())
      text.append("… and " + (report.found() - findings.size()) + " more\n");
    return text.append(report.result()).append('\n').toString();
  }

  private static void lines(StringBuilder text, String head, List<String> lines) {
    if (lines.isEmpty()) return;
    text.append(head).append('\n');
    lines.forEach(line -> text.append("  ").append(Visible.line(line)).append('\n'));
  }

  private static List<String> counted(AuditReport report, boolean checked) {
    return Arrays.stream(Count.values())
        .filter(c -> c.isChecked() == checked && report.counted(c) > 0)
        .map(c -> report.counted(c) + " " + c.words())
        .toList();
  }

  static String json(AuditReport report) {
    var json = JsonMapper.shared().createObjectNode();
    json.put("result", report.result().toString());
    report
        .checkpoint()
        .ifPresent(c -> {
          json.put("origin", c.origin()).put("size", c.size()).put("root", c.root().base64());
        });
    report.signed().forEach(json.putArray("signedBy")::add);
    for (boolean checked : List.of(true, false)) {
      var counts = json.putObject(checked ? "checked" : "notChecked");
      for (var c : Count.values())
        if (c.isChecked() == checked) counts.put(c.key(), report.counted(c));
    }
    report.hints().forEach(json.putArray("hints")::add);
    report.missing().forEach(json.putArray("missing")::add);
    json.put("found", report.found());
    var findings = json.putArray("findings");
    for (var finding : report.findings()) {
      var one = findings.addObject();
      finding.position().ifPresent(p -> one.put("position", p));
      one.put("field", finding.field()).put("what", finding.what()).put("said", finding.toString());
    }
    return json.toString();
  }
}
