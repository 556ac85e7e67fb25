package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.catalog.CatalogLearner;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.intake.FitCheck;
import dev.milepost.server.intake.FitReport;
import dev.milepost.server.intake.SignalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The intake takes every body that a mapping was learned from, through that mapping. */
final class LearnedMappingTest {

  private static final Path PAYLOADS = Path.of("../../shared/data/payloads");
  private static final Path SAMPLES =
      Path.of("../compiler/src/test/resources/dev/milepost/compiler/catalog");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"payments", "shop"})
  void takesTheSamples(String name) throws IOException, JsonSyntaxException {
    List<JsonValue> bodies = new ArrayList<>();
    for (String line : Files.readAllLines(SAMPLES.resolve(name + ".jsonl"))) {
      bodies.add(JsonReader.MESSAGE.read(line));
    }

    assertTakesAll(CatalogLearner.suggestAppName(name), bodies);
  }

  @ParameterizedTest
  @CsvSource({
    "Stripe, stripe.",
    "Shopify, shopify.",
    "Zendesk, zendesk.",
    "ZohoCRM, zoho_crm.",
    "ZohoDesk, zoho_desk.",
    "GitHub, github.",
    "Segment, segment."
  })
  void takesWhatServicesSend(String app, String prefix) throws IOException, JsonSyntaxException {
    assumeTrue(
        Files.isDirectory(PAYLOADS),
        "skipped: the payloads of real services are not at " + PAYLOADS.toAbsolutePath());
    List<JsonValue> bodies = new ArrayList<>();
    try (Stream<Path> files = Files.list(PAYLOADS)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().startsWith(prefix)) {
          JsonValue json = JsonReader.MESSAGE.read(Files.readAllBytes(file));
          bodies.addAll(json instanceof JsonArray(var items) ? items : List.of(json));
        }
      }
    }

    assertTakesAll(app, bodies);
  }

  private void assertTakesAll(String app, List<JsonValue> bodies) throws IOException {
    CatalogLearner learner = new CatalogLearner(app);
    bodies.forEach(body -> learner.add(app, body));
    Source learned = Source.of("learned.journey", learner.learn().text());
    Compilation compiled = Compiler.compile(Workspace.of(learned), LocalDate.of(2026, 11, 23));
    Path signals =
        Files.write(
            folder.resolve("bodies.jsonl"), bodies.stream().map(JsonWriter::compact).toList());

    try (SignalFile file =
        SignalFile.open(
            signals,
            null,
            Objects.requireNonNull(compiled.bindings().receives().get(app)).mapping(),
            compiled.catalog(),
            _ -> {})) {
      FitReport report = FitCheck.read(file, compiled.catalog());

      assertThat(report.misfits()).isEmpty();
      assertThat(report.intake().messages()).isEqualTo(bodies.size());
      assertThat(report.intake().unmapped()).isZero();
      assertThat(report.intake().neverSeen()).isEmpty();
    }
  }
}
