package ledger.recording;

import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import ledger.account.SignedIn;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.UserId;
import ledger.act.json.ActFile;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.dossier.memory.RecentActs;
import ledger.problem.Problem;
import ledger.problem.Refusals;
import ledger.problem.RequestProblems;
import ledger.problem.Unreadables;
import ledger.problem.WrongQuestion;
import ledger.record.postgres.ActsOnRecord;
import ledger.recording.ActsController.Result;
import ledger.request.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Files that are looked at as a whole: those that are tried, and those of which all is recorded or
/// nothing.
@Component
class WholeFiles {

  /// So many acts at most.
  static final int MOST = 1_000;

  private final Recorder recorder;
  private final Quotas quotas;
  private final ActMeters meters;
  private final Audiences audiences;
  private final RecentActs record;
  private final ActsOnRecord acts;
  private final ActFormat format;
  private final Clock clock;

  WholeFiles(
      Recorder recorder,
      Quotas quotas,
      ActMeters meters,
      Audiences audiences,
      RecentActs record,
      ActsOnRecord acts,
      ActFormat format,
      Clock clock) {
    this.recorder = recorder;
    this.quotas = quotas;
    this.meters = meters;
    this.audiences = audiences;
    this.record = record;
    this.acts = acts;
    this.format = format;
    this.clock = clock;
  }

  /// @throws WrongQuestion where there are too many
  static List<ActFile.Written> read(ActFile file) {
    var acts = new ArrayList<ActFile.Written>();
    while (file.hasNext()) {
      if (acts.size() == MOST) throw wrong("many");
      acts.add(file.next());
    }
    return acts;
  }

  /// What an act would come to.
  Result rehearsed(Parsed parsed, Principal caller, Locale language) {
    return result(parsed, trial(caller, language), caller, Unreadables::of);
  }

  /// What each would come to after those before it. Where all or none are recorded, and one would
  /// be refused, none would be.
  List<Result> rehearsed(
      List<ActFile.Written> file, Principal caller, boolean together, Locale language) {
    if (together) mustBeTogether(file, Caller.of(caller));
    var trial = trial(caller, language);
    var results =
        file.stream().map(act -> result(act.parsed(), trial, caller, Unreadables::ofLine)).toList();
    return together ? allOrNone(file, results) : results;
  }

  private TrialRun trial(Principal caller, Locale language) {
    return new TrialRun(record, acts, format, Caller.of(caller), clock.instant(), language);
  }

  private Result result(
      Parsed parsed,
      TrialRun trial,
      Principal caller,
      java.util.function.Function<ledger.act.json.Unreadable, Problem> letter) {
    return switch (parsed) {
      case Unread(var why) -> Result.of(letter.apply(why));
      case Read(var act) ->
          SignedIn.outside(caller, act.negotiation())
              .map(Result::of)
              .or(() -> quotas.tryOne(Caller.of(caller)).map(Result::of))
              .orElseGet(() -> tried(act, trial.of(act), Caller.of(caller)));
    };
  }

  private Result tried(Act act, TrialRun.Answer answer, UserId user) {
    if (answer instanceof TrialRun.Answer.Receipted(var receipt) && receipt.already())
      quotas.giveBackTry(user);
    return result(act, answer);
  }

  private static Result result(Act act, TrialRun.Answer answer) {
    return switch (answer) {
      case TrialRun.Answer.Receipted(var receipt) ->
          new Result(HttpStatus.OK.value(), Optional.empty(), receipt, Optional.empty());
      case TrialRun.Answer.Refused(var reason) -> {
        var problem = Refusals.of(reason, act);
        yield new Result(problem.getStatus(), Optional.empty(), problem, Optional.of(reason));
      }
    };
  }

  /// Records all or none. Where one cannot be read, nothing is sent, and the others are told what
  /// they would come to.
  List<Result> together(List<ActFile.Written> file, Principal caller, Locale language) {
    return allOfThem(file, caller, language).stream().map(meters::count).toList();
  }

  private List<Result> allOfThem(List<ActFile.Written> file, Principal caller, Locale language) {
    if (file.isEmpty()) return List.of();
    var user = Caller.of(caller);
    mustBeTogether(file, user);
    var read = new ArrayList<Act>();
    for (var written : file)
      if (written.parsed() instanceof Read(var act)
          && SignedIn.outside(caller, act.negotiation()).isEmpty()) read.add(act);
    if (read.size() < file.size()) return rehearsed(file, caller, true, language);
    var tooMany = used(read, user);
    if (tooMany.isPresent()) return file.stream().map(_ -> Result.of(tooMany.get())).toList();
    var answers = meters.orFailed(() -> recorder.together(read, user));
    var results =
        IntStream.range(0, read.size())
            .mapToObj(i ->
                answers
                    .get(i)
                    .map(answer -> {
                      if (Sending.wasThere(answer)) quotas.giveBack(read.get(i), user);
                      return Sending.result(read.get(i), answer);
                    }))
            .toList();
    long refused =
        IntStream.range(0, file.size())
            .filter(i -> results.get(i).filter(Result::isRefused).isPresent())
            .mapToLong(i -> file.get(i).line())
            .findFirst()
            .orElse(0);
    return results.stream()
        .map(result -> result.orElseGet(() -> Result.of(RequestProblems.notWithout(refused))))
        .toList();
  }

  /// Nothing is used where there is not enough for all.
  private Optional<Problem> used(List<Act> acts, UserId user) {
    for (int i = 0; i < acts.size(); i++) {
      var tooMany = quotas.use(acts.get(i), user);
      if (tooMany.isPresent()) {
        acts.subList(0, i).forEach(act -> quotas.giveBack(act, user));
        return tooMany;
      }
    }
    return Optional.empty();
  }

  private static List<Result> allOrNone(List<ActFile.Written> file, List<Result> results) {
    var refused =
        IntStream.range(0, file.size())
            .filter(i -> results.get(i).isRefused())
            .mapToObj(i -> file.get(i).line())
            .findFirst();
    return refused
        .map(line ->
            results.stream()
                .map(one -> one.isRefused() ? one : Result.of(RequestProblems.notWithout(line)))
                .toList())
        .orElse(results);
  }

  /// What is recorded in one piece is of one negotiation and for one audience, and rests on nothing
  /// but the acts before it.
  private void mustBeTogether(List<ActFile.Written> file, UserId user) {
    var read = new ArrayList<Act>();
    for (var written : file)
      if (written.parsed() instanceof Read(var act)) {
        if (isForItself(act))
          throw new WrongQuestion(RequestProblems.onlyForItself(act.name(), written.line()));
        read.add(act);
      }
    if (read.stream().map(act -> audiences.of(act, user)).distinct().count() > 1)
      throw wrong("audiences");
  }

  private static boolean isForItself(Act act) {
    return act instanceof CustodyAct
        || act instanceof DefineCompartment
        || act.envelope().unseals().isPresent();
  }

  private static WrongQuestion wrong(String form) {
    return new WrongQuestion(RequestProblems.notTogether(form, MOST));
  }
}
