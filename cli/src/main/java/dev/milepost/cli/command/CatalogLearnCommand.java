package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.catalog.CatalogLearner;
import dev.milepost.compiler.catalog.LearnedCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost catalog learn}. */
@Command(
    name = "learn",
    header = "Write declarations of apps from recorded signals or webhook bodies.",
    customSynopsis = "milepost catalog learn [OPTIONS] SIGNALS...",
    description = {
      "Looks at every message and prints a journey file for a person to review: which records and"
          + " events there are, their fields and types, how webhook bodies become signals, and"
          + " which fields could say whose they are. Values are not copied, but for short lists of"
          + " codes."
    },
    footer = {
      "  milepost catalog learn signals.jsonl > apps.journey",
      "  milepost catalog learn --app Stripe webhooks/stripe > stripe.journey",
      "  milepost catalog learn --app Shop order.json refund.json",
      "",
      "Read on in docs/catalog.md."
    })
public final class CatalogLearnCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "SIGNALS",
      arity = "1..*",
      description = {
        "Files of JSON, or folders of such: CloudEvents as JSON Lines, or plain webhook bodies, one"
            + " a file, one a line, or many in an array; each also gzipped (.gz)."
      })
  List<Path> paths = List.of();

  @Option(
      names = "--app",
      paramLabel = "NAME",
      description = "The app that plain bodies come from; CloudEvents name theirs.")
  @Nullable String app;

  /** The command on a terminal. */
  public CatalogLearnCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (app != null && !CatalogLearner.isAppName(app)) {
      String suggestion = CatalogLearner.suggestAppName(app);
      throw new UnusableException(
          "an app cannot be called `"
              + app
              + "`"
              + (suggestion.isEmpty()
                  ? "; write letters and digits, a letter first"
                  : "; write `" + suggestion + "`, for instance"));
    }
    CatalogLearner learner = new CatalogLearner(app);
    SampleFiles samples = new SampleFiles(terminal, learner);
    for (Path path : paths) {
      samples.read(path);
    }
    LearnedCatalog learned = learner.learn();
    terminal.eraseProgress();
    learned.skipped().forEach(sentence -> terminal.complain("not used: " + sentence));
    if (learned.isEmpty()) {
      terminal.complain("nothing could be learned");
      return ExitCode.UNUSABLE;
    }
    terminal.results().print(learned.text());
    terminal.complain(
        "learned "
            + Amounts.of(learned.types(), "type")
            + " with "
            + Amounts.of(learned.fields(), "field")
            + " from "
            + Amounts.of(learned.messages(), "message"));
    return ExitCode.CLEAN;
  }
}
