package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.UsageView;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.operate.OverrideReport;
import dev.milepost.server.operate.UsageJson;
import dev.milepost.server.operate.UsageReport;
import dev.milepost.server.store.JourneyLimit;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost usage}. */
@Command(
    name = "usage",
    header = "Count what journeys did a day, and how often people had to help.",
    customSynopsis = "milepost usage [OPTIONS] DB",
    description = {
      "Counts transitions and actions of each journey a day (UTC), the executions that are under"
          + " way, and, for each stage, how executions left it: by which clause of the journey,"
          + " because a person corrected a fact, or because a person forced it. Where people help"
          + " as a matter of routine, the trigger is wrong.",
      "With --limit-of, sets what is expected of a journey at most. A limit holds nothing back:"
          + " that it was exceeded is told, here and by milepost stalls."
    },
    footer = {
      "  milepost usage run.db --days 7",
      "  milepost usage run.db --limit-of 'First Payment' --actions 500",
      "",
      "Read on in docs/cli.md#usage.",
    })
public final class UsageCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The database.")
  Path database = Path.of("");

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Count so many days, the last one included. Default: 30.")
  int days = 30;

  @Option(
      names = "--until",
      paramLabel = "DAY",
      description = "The last day (2026-02-06). Default: today, in UTC.")
  @Nullable LocalDate until;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
  ReplayFormat format = ReplayFormat.TEXT;

  @Option(
      names = "--limit-of",
      paramLabel = "JOURNEY",
      description = "Set the limits of this journey to those that follow; to none without any.")
  @Nullable String journey;

  @Option(names = "--transitions", paramLabel = "N", description = "Transitions a day at most.")
  @Nullable Long transitions;

  @Option(names = "--actions", paramLabel = "N", description = "Actions a day at most.")
  @Nullable Long actions;

  @Option(
      names = "--executions",
      paramLabel = "N",
      description = "Executions under way at a time at most.")
  @Nullable Long executions;

  /** The command on a terminal. */
  public UsageCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    boolean hasLimits = transitions != null || actions != null || executions != null;
    if (journey == null && hasLimits) {
      throw new UnusableException("limits belong to a journey: add --limit-of JOURNEY");
    }
    if (days < 1) {
      throw new UnusableException("--days is 1 or more");
    }
    return journey == null ? count() : limit(journey);
  }

  private int count() {
    LocalDate last = until == null ? LocalDate.now(ZoneOffset.UTC) : until;
    LocalDate first = last.minusDays(days - 1L);
    record Both(UsageReport usage, OverrideReport overrides) {}
    Both both;
    try (Store store = SqliteStores.openToRead(database)) {
      both =
          store.read(read ->
              new Both(
                  UsageReport.read(read, first, last), OverrideReport.read(read, first, last)));
    }
    terminal
        .results()
        .print(
            switch (format) {
              case TEXT ->
                  new UsageView(terminal.resultPaint(), terminal.columns())
                      .render(both.usage(), both.overrides());
              case JSON ->
                  JsonWriter.pretty(
                      JsonObject.builder()
                          .put("usage", UsageJson.write(both.usage()))
                          .put("overrides", UsageJson.write(both.overrides()))
                          .build());
            });
    return ExitCode.CLEAN;
  }

  private int limit(String name) {
    if (!Files.exists(database)) {
      throw new UnusableException("there is no database `" + database + "`");
    }
    JourneyLimit limit = new JourneyLimit(name, transitions, actions, executions);
    try (Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      boolean isKnown =
          store.read(read ->
              new Choice(database)
                  .running(read).deployment().active().stream()
                      .anyMatch(plan -> plan.journey().equals(name)));
      if (!isKnown) {
        throw new UnusableException(
            "no journey \"" + name + "\" is in operation in `" + database + "`");
      }
      store.write(transaction -> {
        transaction.upkeep().limit(limit);
        return limit;
      });
      Intervention.note(
          store, System.getProperty("user.name", "somebody"), Intervention.Noted.onLimits(name));
    }
    boolean isNone = transitions == null && actions == null && executions == null;
    terminal
        .results()
        .line((isNone ? "removed the limits of " : "set the limits of ") + Shown.text(name));
    return ExitCode.CLEAN;
  }
}
