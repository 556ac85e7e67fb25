package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanJson;
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
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    private static boolean isThere(String type) {
      try {
        Class.forName(type);
        return true;
      } catch (ClassNotFoundException _) {
        return false;
      }
    }
  }

  @TempDir Path folder;

  @Test
  void runsACompiledPlanWithoutTheCompiler() throws Exception {
    Path plans = folder.resolve("plans");
    Invocation.of("compile", SmallWorkspace.in(folder), "-o", plans);
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                String.join(File.pathSeparator, classPath()),
                Runner.class.getName(),
                plans.toString(),
                SmallWorkspace.signalsIn(folder).toString(),
                folder.resolve("run.db").toString())
            .redirectError(errors.toFile())
            .start();
    List<String> output = process.inputReader().lines().toList();

    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    assertThat(output).containsExactly("{Waiting=1, Paid=1}", "false", "false", "false");
  }

  /** The runtime with its libraries, and the runner by itself. */
  private Set<String> classPath() throws IOException, URISyntaxException {
    String runner = Runner.class.getName().replace('.', '/') + ".class";
    Path copy = folder.resolve("runner").resolve(runner);
    Files.createDirectories(copy.getParent());
    try (var original = Runner.class.getClassLoader().getResourceAsStream(runner)) {
      Files.copy(
          java.util.Objects.requireNonNull(original), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    Set<String> classPath = new LinkedHashSet<>();
    classPath.add(folder.resolve("runner").toString());
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
