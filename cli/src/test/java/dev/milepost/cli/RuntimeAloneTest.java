package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanJson;
import dev.milepost.server.application.MilepostServer;
import dev.milepost.server.application.ServerOptions;
import dev.milepost.server.application.Startup;
import dev.milepost.server.deploy.Release;
import dev.milepost.server.intake.SignalFile;
import dev.milepost.server.intake.SignalOrder;
import dev.milepost.server.replay.Replay;
import dev.milepost.server.replay.ReplayOptions;
import dev.milepost.server.replay.ReplayProgress;
import dev.milepost.server.replay.ReplayResult;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import io.leangen.geantyref.GenericTypeReflector;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.sqlite.SQLiteConfig;
import tools.jackson.core.JsonParser;

/** A compiled plan runs where there is neither ANTLR nor the compiler. */
final class RuntimeAloneTest {

  /** Replays a log through a folder of plans with the runtime alone. */
  static final class Runner {
    private Runner() {}

    public static void main(String[] arguments) throws Exception {
      Path plans = Path.of(arguments[0]);
      JsonPart catalogFile =
          JsonPart.root(JsonReader.FILE.read(Files.readAllBytes(plans.resolve("catalog.json"))));
      Catalog catalog = CatalogJson.read(catalogFile.member("catalog"));
      Plan plan = PlanJson.read(Files.readAllBytes(plans.resolve("first-invoice.plan.json")));
      Deployment deployment = new Deployment(catalog, List.of(plan), List.of());
      Instant start = Instant.parse("2026-01-01T00:00:00Z");
      try (Store store = SqliteStores.open(Path.of(arguments[2]), SqliteOptions.STANDARD);
          SignalFile signals =
              SignalFile.open(Path.of(arguments[1]), null, null, catalog, _ -> {})) {
        ReplayOptions options = new ReplayOptions(SignalOrder.TIME, null, start);
        ReplayResult result =
            new Replay(store, deployment, options, ReplayProgress.NONE).run(signals, _ -> {});
        System.out.println(result.stages());
      }
      System.out.println(isThere("dev.milepost.compiler.Compiler"));
      System.out.println(isThere("org.antlr.v4.runtime.Parser"));
      System.out.println(isThere("picocli.CommandLine"));
    }

    static boolean isThere(String type) {
      try {
        Class.forName(type);
        return true;
      } catch (ClassNotFoundException _) {
        return false;
      }
    }
  }

  /** Serves a folder of plans with the runtime alone, and sends itself the first line of a log. */
  static final class ServingRunner {
    private ServingRunner() {}

    public static void main(String[] arguments) throws Exception {
      Path plans = Path.of(arguments[0]);
      JsonPart catalogFile =
          JsonPart.root(JsonReader.FILE.read(Files.readAllBytes(plans.resolve("catalog.json"))));
      Catalog catalog = CatalogJson.read(catalogFile.member("catalog"));
      Plan plan = PlanJson.read(Files.readAllBytes(plans.resolve("first-invoice.plan.json")));
      Clock clock = Clock.systemUTC();
      try (Store store = SqliteStores.open(Path.of(arguments[2]), SqliteOptions.STANDARD)) {
        Startup.Report report =
            Startup.deploy(
                store, new Release(catalog, Bindings.NONE, List.of(plan)), clock.instant());
        try (MilepostServer server =
                MilepostServer.start(
                    ServerOptions.at("127.0.0.1", 0, true), store, report.deployment(), clock);
            HttpClient client = HttpClient.newHttpClient()) {
          String line = Files.readAllLines(Path.of(arguments[1])).getFirst();
          System.out.println(
              client
                  .send(
                      HttpRequest.newBuilder(
                              URI.create("http://127.0.0.1:" + server.port() + "/signals"))
                          .header("Content-Type", "application/cloudevents+json")
                          .POST(HttpRequest.BodyPublishers.ofString(line))
                          .build(),
                      HttpResponse.BodyHandlers.ofString())
                  .body());
        }
      }
      System.out.println(Runner.isThere("dev.milepost.compiler.Compiler"));
      System.out.println(Runner.isThere("org.antlr.v4.runtime.Parser"));
      System.out.println(Runner.isThere("picocli.CommandLine"));
    }
  }

  @TempDir Path folder;

  @Test
  void servesACompiledPlanWithoutTheCompiler() throws Exception {
    Path plans = folder.resolve("plans");
    Invocation.of("compile", SmallWorkspace.in(folder), "-o", plans);
    Set<String> classPath = new LinkedHashSet<>();
    classPath.add(copyOf(Runner.class, ServingRunner.class).toString());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.matches(".*[/\\\\](cli|compiler|grammar)[/\\\\]target[/\\\\].*")
          && !entry.matches(".*(antlr|picocli|milepost-(compiler|grammar|cli)).*")) {
        classPath.add(entry);
      }
    }

    assertThat(run(ServingRunner.class, classPath, plans))
        .containsExactly(
            "{\"source\":\"crm\",\"id\":\"1\",\"result\":\"accepted\",\"input\":1}",
            "false",
            "false",
            "false");
  }

  @Test
  void runsACompiledPlanWithoutTheCompiler() throws Exception {
    Path plans = folder.resolve("plans");
    Invocation.of("compile", SmallWorkspace.in(folder), "-o", plans);

    assertThat(run(Runner.class, classPath(), plans))
        .containsExactly("{Waiting=1, Paid=1}", "false", "false", "false");
  }

  /** What a runner prints in a process of its own. */
  private List<String> run(Class<?> runner, Set<String> classPath, Path plans) throws Exception {
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
                "-cp",
                String.join(File.pathSeparator, classPath),
                runner.getName(),
                plans.toString(),
                SmallWorkspace.signalsIn(folder).toString(),
                folder.resolve("run.db").toString())
            .redirectError(errors.toFile())
            .start();
    List<String> output = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return output;
  }

  /** A folder with these classes alone. */
  private Path copyOf(Class<?>... types) throws IOException {
    Path copies = folder.resolve("runner");
    for (Class<?> type : types) {
      String file = type.getName().replace('.', '/') + ".class";
      Path copy = copies.resolve(file);
      Files.createDirectories(copy.getParent());
      try (var original = type.getClassLoader().getResourceAsStream(file)) {
        Files.copy(
            java.util.Objects.requireNonNull(original), copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copies;
  }

  /** The runtime with its libraries, and the runner by itself. */
  private Set<String> classPath() throws IOException, URISyntaxException {
    Set<String> classPath = new LinkedHashSet<>();
    classPath.add(copyOf(Runner.class).toString());
    for (Class<?> type :
        List.of(
            Plan.class,
            Replay.class,
            JsonParser.class,
            Jdbi.class,
            GenericTypeReflector.class,
            SQLiteConfig.class,
            Flyway.class,
            CsvReader.class,
            Logger.class)) {
      classPath.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return classPath;
  }
}
