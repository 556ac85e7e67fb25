package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.DeployView;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.Plan;
import dev.milepost.server.deploy.Deployments;
import dev.milepost.server.deploy.Preview;
import dev.milepost.server.deploy.PreviewJson;
import dev.milepost.server.deploy.Rehearsal;
import dev.milepost.server.deploy.Release;
import dev.milepost.server.deploy.Rollout;
import dev.milepost.server.deploy.StageMapping;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost deploy}. */
@Command(
    name = "deploy",
    header = "Put journeys into operation, and say before what that means for who is under way.",
    customSynopsis = {
      "milepost deploy [OPTIONS] DB PATH",
      "milepost deploy [OPTIONS] DB --rollback JOURNEY [--to VERSION]"
    },
    description = {
      "New executions take the new version; running ones stay on theirs unless --move says"
          + " otherwise. Nothing starts by a deploy: it says how many customers match, and"
          + " --start-matching starts them. With --dry-run everything is tried on the live data"
          + " and nothing is written. A deploy that takes away a field that a running version"
          + " reads is refused."
    },
    footer = {
      "  milepost deploy run.db journeys/onboarding --dry-run",
      "  milepost deploy run.db journeys/onboarding --move \"Customer Onboarding\" \\",
      "      --stage \"Waiting=Contract Signed\"",
      "  milepost deploy run.db --rollback \"Customer Onboarding\" --move-all",
      "",
      "Read on in docs/versions.md."
    })
public final class DeployCommand implements Callable<Integer> {

  private static final int CACHED_SUBJECTS = 1_000;

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The database of the server.")
  Path database = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      description = "A workspace, or a folder that milepost compile wrote.")
  @Nullable Path path;

  @Option(names = "--dry-run", description = "Say what it would mean, and write nothing.")
  boolean dryRun;

  @Option(
      names = "--move",
      paramLabel = "JOURNEY",
      description = "Move the running executions of this journey to the new version.")
  List<String> moved = new ArrayList<>();

  @Option(names = "--move-all", description = "Move the running executions of every journey.")
  boolean moveAll;

  @Option(
      names = "--stage",
      paramLabel = "OLD=NEW",
      description = "Who stands at the stage OLD goes on at NEW, in every journey that is moved.")
  Map<String, String> stages = new LinkedHashMap<>();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "The same for each journey by itself, as JSON: {\"JOURNEY\": {\"OLD\": \"NEW\"}}.")
  @Nullable Path mapping;

  @Option(
      names = "--start-matching",
      paramLabel = "JOURNEY",
      description = "Start this journey for those for whom its `starts when` is true already.")
  List<String> started = new ArrayList<>();

  @Option(
      names = "--rollback",
      paramLabel = "JOURNEY",
      description = "Go back to an older version of this journey; all else stays.")
  @Nullable String rollback;

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description =
          "The beginning of the hash of that version. Default: the one that was active before.")
  String version = "";

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      description = "Who does this, for the timelines. Default: the user of this computer.")
  String actor = System.getProperty("user.name", "somebody");

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When it takes effect (2026-02-06T09:00:00Z or 2026-02-06). Default: now.")
  @Nullable Instant at;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
  ReplayFormat format = ReplayFormat.TEXT;

  /** The command on a terminal. */
  public DeployCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if ((path == null) == (rollback == null)) {
      throw new UnusableException("name either a PATH to deploy or a journey to --rollback");
    }
    Optional<Release> offered = Optional.empty();
    if (path != null) {
      offered =
          new JourneyLoader(terminal)
              .load(path)
              .map(journeys ->
                  new Release(journeys.catalog(), journeys.bindings(), journeys.plans()));
      if (offered.isEmpty()) {
        return ExitCode.FINDINGS;
      }
    }
    Instant when = at == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : at;
    try (Store store = open()) {
      Release release = offered.isPresent() ? offered.get() : store.read(this::back);
      requireJourneys(release);
      StageMapping ways = ways();
      Preview preview = Rehearsal.of(store, release, ways, when);
      if (dryRun) {
        tell(preview, null, List.of());
        return preview.refusals().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
      }
      return deploy(store, release, ways, preview, when);
    }
  }

  private Store open() {
    return dryRun
        ? SqliteStores.openToRead(database)
        : SqliteStores.open(database, SqliteOptions.STANDARD);
  }

  private int deploy(
      Store store, Release release, StageMapping ways, Preview preview, Instant when) {
    Deployment deployment;
    try {
      deployment = Deployments.deploy(store, release, when, actor);
    } catch (Deployments.RefusedException _) {
      tell(preview, null, List.of());
      return ExitCode.FINDINGS;
    }
    Intervention.note(store, actor, new Intervention.Noted("deploy", "/deployments"));
    Writer writer =
        new Writer(
            store,
            deployment,
            new WriterOptions(
                store.read(read -> read.operations().isSandbox()),
                ClockMode.OF_EACH_SUBJECT,
                due -> due.isAfter(when) ? due : when,
                CACHED_SUBJECTS));
    Rollout rollout = new Rollout(store, deployment, when, actor, writer::write);
    Rollout.Moved moves =
        moveAll || !moved.isEmpty()
            ? rollout.move(journey -> moveAll || moved.contains(journey), ways)
            : null;
    List<Rollout.Started> starts = started.stream().map(rollout::start).toList();
    tell(preview, moves, starts);
    boolean isIncomplete =
        moves != null && !(moves.refused().isEmpty() && moves.unmapped().isEmpty());
    return isIncomplete ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  private Release back(ReadTransaction reading) {
    String journey = String.valueOf(rollback);
    Plan former =
        Deployments.former(reading, journey, version)
            .orElseThrow(() ->
                new UnusableException(
                    "the database `%s` knows no%s version of the journey `%s`"
                        .formatted(database, version.isEmpty() ? " older" : " such", journey)));
    return Release.back(reading.deployment().orElseThrow(), former);
  }

  /** A name that is misspelt must not look as if there were nothing to do. */
  private void requireJourneys(Release release) {
    List<String> names = new ArrayList<>(moved);
    names.addAll(started);
    for (String name : names) {
      if (release.plans().stream().noneMatch(plan -> plan.journey().equals(name))) {
        throw new UnusableException("there is no journey `" + name + "` to deploy");
      }
    }
  }

  private StageMapping ways() {
    Map<String, Map<String, String>> ways = new LinkedHashMap<>();
    if (mapping != null) {
      ways.putAll(StageMappingFile.read(mapping));
    }
    ways.putAll(StageMapping.ofAll(stages).stages());
    return new StageMapping(ways);
  }

  private void tell(Preview preview, Rollout.@Nullable Moved moves, List<Rollout.Started> starts) {
    if (format == ReplayFormat.JSON) {
      JsonObject.Builder json =
          JsonObject.builder()
              .put("deployed", !dryRun && preview.refusals().isEmpty())
              .put("preview", PreviewJson.write(preview));
      if (moves != null) {
        json.put("moves", PreviewJson.write(moves));
      }
      if (!starts.isEmpty()) {
        json.put(
            "starts", new JsonArray(List.copyOf(starts.stream().map(PreviewJson::write).toList())));
      }
      terminal.results().print(JsonWriter.pretty(json.build()));
      return;
    }
    DeployView view = new DeployView(terminal.resultPaint(), terminal.columns());
    terminal.results().print(view.preview(preview));
    if (!dryRun && preview.refusals().isEmpty()) {
      terminal.results().print(view.done(moves, starts));
    }
  }
}
