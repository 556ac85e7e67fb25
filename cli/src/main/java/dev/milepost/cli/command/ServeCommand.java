package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.DeployView;
import dev.milepost.cli.view.ServeView;
import dev.milepost.server.access.AccessOptions;
import dev.milepost.server.access.Tokens;
import dev.milepost.server.application.MilepostServer;
import dev.milepost.server.application.ServerOptions;
import dev.milepost.server.application.Startup;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.configuration.ConfigurationException;
import dev.milepost.server.configuration.ConfigurationReader;
import dev.milepost.server.deploy.Deployments;
import dev.milepost.server.deploy.Release;
import dev.milepost.server.http.BindException;
import dev.milepost.server.http.HttpOptions;
import dev.milepost.server.live.LiveOptions;
import dev.milepost.server.operate.OperationsOptions;
import dev.milepost.server.outbox.OutboxOptions;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost serve}. */
@Command(
    name = "serve",
    header = "Run journeys as a server: signals come in over HTTP, actions go out.",
    customSynopsis = "milepost serve [OPTIONS] PATH",
    description = {
      "Compiles a workspace, or loads a folder of compiled plans, puts it into operation on a"
          + " database and answers over HTTP until it is stopped. What was acknowledged is on the"
          + " disk. Without tokens it answers to this machine alone."
    },
    footer = {
      "  milepost serve journeys/onboarding",
      "  milepost serve plans --db /var/lib/milepost/live.db --port 8080",
      "  milepost serve journeys/onboarding --config server.json",
      "  milepost serve journeys/onboarding --sandbox",
      "",
      "Read on in docs/cli.md#serve; docs/server.md shows the API."
    })
public final class ServeCommand implements Callable<Integer> {

  private static final int MOST_PORT = 65_535;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      description = "A workspace, or a folder that milepost compile wrote.")
  Path path = Path.of("");

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description =
          "The database; it is made where there is none. Default: milepost.db in this folder.")
  Path database = Path.of("milepost.db");

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port; 0: any that is free. Default: 8080.")
  int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to bind to. Default: 127.0.0.1, which only this machine reaches.")
  String host = "127.0.0.1";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Where actions go, who is told how, and where secrets are: docs/actions.md. Without it"
              + " nothing is sent.")
  @Nullable Path configuration;

  @Option(
      names = "--public",
      paramLabel = "URL",
      description =
          "Where others find the server through a proxy (scheme and host), so that its own pages"
              + " may call it.")
  @Nullable String publicAddress;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "How many requests a second one caller may send in the long run; twice as many at once."
              + " Default: 1000.")
  int rate = 1_000;

  @Option(names = "--sandbox", description = "Send nothing: actions are only written down.")
  boolean sandbox;

  @Option(
      names = "--keep-log",
      paramLabel = "DAYS",
      description =
          "Once a day prune what of the log is older, behind verified snapshots. Default: keep"
              + " all.")
  @Nullable Integer keepLog;

  @Option(
      names = "--virtual-threads",
      description = "Handle each request on a virtual thread instead of a pool.")
  boolean virtualThreads;

  /** The command on a terminal. */
  public ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > MOST_PORT) {
      throw new UnusableException("a port is a number from 0 to " + MOST_PORT);
    }
    if (keepLog != null && keepLog < 1) {
      throw new UnusableException("a log is kept for 1 day or more");
    }
    if (rate < 1) {
      throw new UnusableException("--rate is 1 request a second or more");
    }
    Optional<Journeys> journeys = new JourneyLoader(terminal).load(path);
    if (journeys.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    ServerOptions options = options();
    Clock clock = Clock.systemUTC();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      Startup.Report report =
          Startup.deploy(
              store,
              new Release(
                  journeys.get().catalog(), journeys.get().bindings(), journeys.get().plans()),
              clock.instant());
      terminal.message(ServeView.changes(report));
      try (MilepostServer server =
          MilepostServer.start(options, store, report.deployment(), clock)) {
        terminal
            .results()
            .line(ServeView.serving(host, server.port(), sandbox, Tokens.list(store).isEmpty()));
        terminal.results().flush();
        stopWhenAsked(asked, ended);
        asked.await();
      }
    } catch (Deployments.RefusedException e) {
      terminal.message(
          new DeployView(terminal.messagePaint(), terminal.columns()).refusals(e.refusals()));
      terminal.complain(e.getMessage() + "; declare it as it was, or move them first");
      return ExitCode.FINDINGS;
    } catch (BindException e) {
      throw new UnusableException(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
    return ExitCode.CLEAN;
  }

  private ServerOptions options() {
    HttpOptions http =
        HttpOptions.at(host, port)
            .with(virtualThreads ? HttpOptions.Threads.VIRTUAL : HttpOptions.Threads.PLATFORM);
    return new ServerOptions(http, LiveOptions.standard(sandbox), access())
        .with(OperationsOptions.STANDARD.keeping(logKept()))
        .with(OutboxOptions.of(configured()));
  }

  private AccessOptions access() {
    AccessOptions limits = AccessOptions.limited(rate);
    return publicAddress == null ? limits : limits.at(origin(publicAddress));
  }

  /** Scheme, host and port, as browsers name where a page comes from. */
  private static String origin(String address) {
    try {
      URI uri = new URI(address);
      boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean isBare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
      if (isWeb && isBare && uri.getHost() != null && uri.getRawQuery() == null) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
      }
    } catch (URISyntaxException _) {
      // The sentence below says what is expected.
    }
    throw new UnusableException(
        "`" + address + "` is no address of a server: write https://milepost.acme.example");
  }

  private @Nullable Duration logKept() {
    return keepLog == null ? null : Duration.ofDays(keepLog);
  }

  private Configuration configured() {
    try {
      return configuration == null ? Configuration.NONE : ConfigurationReader.read(configuration);
    } catch (ConfigurationException e) {
      throw new UnusableException(String.valueOf(e.getMessage()));
    }
  }

  /** The process is asked to end: it ends when everything is closed. */
  private static void stopWhenAsked(CountDownLatch asked, CountDownLatch ended) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  asked.countDown();
                  try {
                    ended.await();
                  } catch (InterruptedException _) {
                    // The process ends at once, as it does where it is killed.
                  }
                },
                "stop"));
  }
}
