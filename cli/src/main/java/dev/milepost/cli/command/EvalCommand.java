package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Style;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.drawing.ConditionDrawing;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.trial.ConditionReading;
import dev.milepost.compiler.trial.ConditionTrial;
import dev.milepost.compiler.trial.GivenFacts;
import dev.milepost.compiler.trial.TrialCases;
import dev.milepost.compiler.trial.UnusableFactException;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.explain.Explanation;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.value.NearestName;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.intake.message.Message;
import dev.milepost.server.intake.message.MessageFile;
import dev.milepost.server.intake.message.MessageReader;
import dev.milepost.server.intake.message.SignalFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost eval}. */
@Command(
    name = "eval",
    header = "Try a condition on facts.",
    customSynopsis = {
      "milepost eval [OPTIONS] PATH CONDITION [--fact FIELD=VALUE...]",
      "       milepost eval [OPTIONS] PATH --cases FILE"
    },
    description = {
      "Says whether a condition is true, false or unknown, and draws the values under it. Names and"
          + " types are those that the workspace declares; what is not given is unknown. With"
          + " --cases it answers a whole file of conditions instead of one.",
      "",
      "There is no execution that remembers anything: becomes, changes, happenings and endings of"
          + " journeys are false, an answer is unknown, and every fact was received just now. Each"
          + " record type has at most one record, which is there once one of its fields is given."
    },
    footer = {
      "  milepost eval journeys/onboarding 'Books.Invoice.Status = \"Paid\"' \\",
      "    --fact Books.Invoice.Status=Sent",
      "  milepost eval journeys/onboarding --cases cases.jsonl",
      "",
      "A line of cases.jsonl:",
      "  {\"condition\": \"CRM.Deal.Amount > 9\", \"facts\": {\"CRM.Deal.Amount\": 10}}",
      "",
      "Read on in docs/cli.md#eval."
    })
public final class EvalCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "PATH",
      description = "The workspace: a folder, or a file in it.")
  Path path = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CONDITION",
      description = "The condition, in one argument.")
  @Nullable String condition;

  @Option(
      names = "--fact",
      paramLabel = "FIELD=VALUE",
      description =
          "What a field holds, such as Books.Invoice.Status=Paid; null or unknown: nothing. The two"
              + " words as texts are written in double quotes. Can be given often.")
  List<String> facts = List.of();

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      description =
          "Answer many cases: JSON Lines of objects with a condition and its facts. Each line is"
              + " printed again with \"result\" (true, false, unknown) or \"error\" in it.")
  @Nullable Path cases;

  @Option(
      names = "--journey",
      paramLabel = "NAME",
      description =
          "Read conditions as this journey does: with its definitions, answers, time zone and"
              + " business hours. Default: the only journey of the workspace; of several, none.")
  @Nullable String journey;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = "What the clock shows, such as 2026-02-06T09:00:00Z. Default: this moment.")
  @Nullable Instant now;

  /** The command on a terminal. */
  public EvalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IntakeException {
    Compilation compilation = Compiler.read(WorkspaceFinder.one(path), Today.here());
    List<Diagnostic> errors =
        compilation.diagnostics().stream()
            .filter(found -> found.severity() == Severity.ERROR && !found.rule().isAllowable())
            .toList();
    if (!errors.isEmpty()) {
      terminal.message(Findings.render(errors, terminal.messagePaint()));
      terminal.complain(
          "`" + path + "` has " + Amounts.of(errors.size(), "error") + "; mend first");
      return ExitCode.FINDINGS;
    }
    Instant clock = now == null ? Instant.now() : now;
    ConditionTrial trial = new ConditionTrial(compilation, journey(compilation), clock);
    if (cases != null) {
      if (condition != null || !facts.isEmpty()) {
        throw new UnusableException("with --cases, conditions and facts come from the file alone");
      }
      return answer(new TrialCases(trial), cases);
    }
    if (condition == null) {
      throw new UnusableException("there is no condition: give one behind the path, or --cases");
    }
    return evaluate(trial, condition);
  }

  private int evaluate(ConditionTrial trial, String text) {
    ConditionReading reading = trial.read(Source.of("condition", text));
    Condition meaning = reading.condition();
    if (meaning == null) {
      terminal.results().print(Findings.render(reading.diagnostics(), terminal.resultPaint()));
      return ExitCode.FINDINGS;
    }
    tell(meaning, trial.explain(meaning, facts(trial)));
    return ExitCode.CLEAN;
  }

  private void tell(Condition meaning, Explanation explanation) {
    ConditionDrawing.draw(meaning, explanation, terminal.columns())
        .forEach(terminal.results()::line);
    Style style =
        switch (explanation.truth()) {
          case TRUE -> Style.GOOD;
          case FALSE -> Style.BAD;
          case UNKNOWN -> Style.NOTICE;
        };
    String truth = ConditionDrawing.word(explanation.truth());
    terminal.results().line("");
    terminal.results().line(terminal.resultPaint().paint(style, truth));
    if (explanation.truth() == Truth.UNKNOWN && !explanation.unknownFields().isEmpty()) {
      String fields =
          String.join(", ", explanation.unknownFields().stream().map(FieldName::toString).toList());
      terminal.results().line("not known: " + Shown.text(fields));
    }
    if (explanation.changesAt() != null) {
      terminal.results().line("time alone may change that at " + explanation.changesAt());
    }
  }

  private GivenFacts facts(ConditionTrial trial) {
    GivenFacts given = trial.facts();
    for (String fact : facts) {
      int sign = fact.indexOf('=');
      if (sign < 0) {
        throw new UnusableException(
            "`" + fact + "` is no fact: write --fact App.Record.Field=VALUE");
      }
      try {
        given.add(fact.substring(0, sign), fact.substring(sign + 1));
      } catch (UnusableFactException e) {
        throw new UnusableException(String.valueOf(e.getMessage()), e);
      }
    }
    return given;
  }

  private int answer(TrialCases trials, Path file) throws IntakeException {
    long all = 0;
    long errors = 0;
    try (MessageFile open = MessageFile.open(file, SignalFormat.JSON_LINES, _ -> {});
        MessageReader reader = open.readTrees()) {
      for (MessageReader.Reading line = reader.next(); line != null; line = reader.next()) {
        TrialCases.Answered answered = answer(trials, line);
        terminal.results().line(JsonWriter.compact(answered.line()));
        all++;
        errors += answered.isError() ? 1 : 0;
      }
    }
    if (errors == 0) {
      return ExitCode.CLEAN;
    }
    terminal.complain(Amounts.of(errors, "error") + " in " + Amounts.of(all, "case"));
    return ExitCode.FINDINGS;
  }

  private static TrialCases.Answered answer(TrialCases trials, MessageReader.Reading line) {
    return switch (line) {
      case MessageReader.Read read when read.message().content() instanceof Message.Tree tree ->
          trials.answer(tree.json());
      case MessageReader.Read _ -> throw new IllegalStateException("a case that is no object");
      case MessageReader.Bad bad -> unreadable(bad.place().line(), bad.fault().describe());
      case MessageReader.Broken broken -> unreadable(broken.line(), broken.reason());
    };
  }

  private static TrialCases.Answered unreadable(long line, String reason) {
    JsonObject told = JsonObject.builder().put("line", line).put("error", reason).build();
    return new TrialCases.Answered(told, true);
  }

  private @Nullable JourneyModel journey(Compilation compilation) {
    List<JourneyModel> journeys = compilation.model().journeys();
    if (journey == null) {
      return journeys.size() == 1 ? journeys.getFirst() : null;
    }
    List<String> names = journeys.stream().map(JourneyModel::name).toList();
    int named = names.indexOf(journey);
    if (named >= 0) {
      return journeys.get(named);
    }
    String help =
        NearestName.of(journey, names)
            .map(closest -> ": did you mean \"" + closest + "\"?")
            .orElse(names.isEmpty() ? "" : "; there are \"" + String.join("\", \"", names) + "\"");
    throw new UnusableException("there is no journey \"" + journey + "\" in `" + path + "`" + help);
  }
}
