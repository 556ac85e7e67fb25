package dev.milepost.cli.command;

import dev.milepost.cli.demo.DemoFiles;
import dev.milepost.cli.demo.DemoStory;
import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Output;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.CommandText;
import dev.milepost.cli.view.StandingTable;
import dev.milepost.cli.view.TimelineView;
import dev.milepost.server.replay.ReplayResult;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.timeline.SubjectTimeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code milepost demo}. */
@Command(
    name = "demo",
    header = "See five customers travel a journey, in a few seconds.",
    customSynopsis = "milepost demo [OPTIONS]",
    description = {
      "Checks the example journeys, then runs what five apps say about five sandbox customers"
          + " through \"Customer Onboarding\". One of them stalls and one is overridden by a"
          + " person; the demo prints every timeline and why the stalled one waits. It writes to"
          + " a new temporary folder alone, sends nothing, and ends by itself."
    },
    footer = {
      "  milepost demo",
      "  milepost demo --color always | less -R",
      "",
      "Read on in docs/cli.md#demo."
    })
public final class DemoCommand implements Callable<Integer> {

  private final Terminal terminal;
  private int step;

  /** The command on a terminal. */
  public DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Output out = terminal.results();
    DemoFiles files = DemoFiles.unpack();
    heading("Check the example journeys");
    CheckCommand check = new CheckCommand(terminal);
    check.paths = List.of(files.journeys());
    int checked = check.call();
    if (checked != ExitCode.CLEAN) {
      return checked;
    }
    heading("Run what five apps say about five customers");
    Journeys journeys = new JourneyLoader(terminal).compile(files.workspace()).orElseThrow();
    Deployment deployment = new Deployment(journeys.catalog(), journeys.plans(), List.of());
    ReplayResult result = DemoStory.run(files, deployment);
    out.line(
        Amounts.of(result.signals(), "signal")
            + " taken; what the journey asks for stays in the sandbox");
    List<SubjectTimeline> timelines = read(files.database());
    out.line("");
    out.print(new StandingTable(terminal.resultPaint()).render(timelines));
    TimelineView view = new TimelineView(terminal.resultPaint(), terminal.columns());
    heading("What happened to each of them (times are UTC)");
    String separator = "";
    for (SubjectTimeline timeline : timelines) {
      out.print(separator + view.heading(timeline) + view.history(timeline));
      separator = "\n";
    }
    heading("Why " + DemoStory.STALLED + " waits");
    for (SubjectTimeline timeline : timelines) {
      if (timeline.state().name().key().equals(DemoStory.STALLED)) {
        out.print(view.standing(timeline));
      }
    }
    next(files);
    return ExitCode.CLEAN;
  }

  private static List<SubjectTimeline> read(Path database) {
    try (Store store = SqliteStores.openToRead(database)) {
      return store.read(transaction -> {
        List<SubjectTimeline> timelines = new ArrayList<>();
        for (String customer : DemoStory.CUSTOMERS) {
          SubjectTimeline.read(transaction, DemoStory.customer(customer)).ifPresent(timelines::add);
        }
        return timelines;
      });
    }
  }

  private void next(DemoFiles files) {
    Output out = terminal.results();
    heading("What to try next");
    out.line("Everything is in " + Shown.path(files.folder()) + ": journeys, signals, database.");
    out.line("");
    suggest("timeline", files.database(), "acme");
    suggest("replay", files.workspace(), "--signals", files.signals());
    suggest("graph", files.workspace());
    suggest("check", files.journeys());
    out.line("");
    out.line("Change " + Shown.path(files.workspace().resolve("onboarding.journey")));
    out.line("and check it again to see what a mistake looks like.");
  }

  private void heading(String words) {
    step++;
    Paint paint = terminal.resultPaint();
    String start = step == 1 ? "" : "\n";
    terminal.results().print(start + paint.paint(Style.STRONG, step + "  " + words) + "\n\n");
  }

  private void suggest(Object... words) {
    terminal.results().line("  " + CommandText.of(terminal.commandName(), words));
  }
}
