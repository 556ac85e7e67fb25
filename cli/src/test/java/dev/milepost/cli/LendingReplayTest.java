package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loan journey over logs whose right counts were found in another way. */
final class LendingReplayTest {

  private static final Path WORKSPACE = Path.of("..", "journeys", "lending");

  /** A folder beside the repository, with logs that are not part of it. */
  private static final Path PUBLIC_LOGS = Path.of("..", "..", "shared", "data", "eventlogs");

  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({"example-log.xes, loan-log.map", "example-table.csv, loan-table.map"})
  void theExampleEndsAsCountedByHand(String log, String map) throws Exception {
    JsonObject expected = object(Files.readString(WORKSPACE.resolve("example-expected.json")));

    JsonObject actual = replay(WORKSPACE.resolve(log), map);

    for (String count : List.of("signals", "rejected", "executions", "stages")) {
      assertThat(actual.get(count)).as(count).isEqualTo(expected.get(count));
    }
    assertThat(transitions(actual)).isEqualTo(transitions(expected));
  }

  @ParameterizedTest
  @CsvSource({"bpic2012.xes.gz, loan-log.map", "bpic2012_signals.csv.gz, loan-table.map"})
  void thePublicLogEndsAsCountedIndependently(String log, String map) throws Exception {
    Path file = PUBLIC_LOGS.resolve(log);
    assumeTrue(Files.exists(file), () -> "skipped: " + file + " is not part of the repository");
    JsonObject facts = object(Files.readString(PUBLIC_LOGS.resolve("bpic2012.facts.json")));
    JsonObject expected = (JsonObject) facts.get("reference_journey_R1_one_signal_at_a_time");
    assertThat(expected).isNotNull();

    JsonObject actual = replay(file, map);

    assertThat(actual.get("signals")).isEqualTo(JsonNumber.of(262_200));
    assertThat(actual.get("rejected")).isEqualTo(JsonNumber.of(0));
    assertThat(actual.get("stages")).isEqualTo(expected.get("final_stage"));
    assertThat(transitions(actual)).isEqualTo(transitions(expected));
  }

  @Test
  void linesThatDoNotFitAreToldAndKeptAndTheOthersGoOn() throws Exception {
    Path rejects = temporary.resolve("rejects.jsonl");

    Invocation invocation =
        Invocation.of(
            "replay",
            WORKSPACE,
            "--signals",
            WORKSPACE.resolve("example-with-bad-lines.csv"),
            "--map",
            WORKSPACE.resolve("loan-table.map"),
            "--format",
            "json",
            "--rejects",
            rejects);

    assertThat(invocation.exitCode()).isZero();
    JsonObject actual = object(invocation.results());
    assertThat(actual.get("signals")).isEqualTo(JsonNumber.of(2));
    assertThat(actual.get("rejected")).isEqualTo(JsonNumber.of(6));
    assertThat(actual.get("unmapped")).isEqualTo(JsonNumber.of(1));
    assertThat(actual.get("stages")).hasToString("{\"PreAccepted\":1}");
    assertThat(Files.readAllLines(rejects)).hasSize(6);
    Golden.assertMatches(
        "lending-bad-lines.txt", invocation.messages().replace(rejects.toString(), "REJECTS"));
  }

  private static JsonObject replay(Path log, String map) throws Exception {
    Path mapping = WORKSPACE.resolve(map);
    Invocation invocation =
        Invocation.of("replay", WORKSPACE, "--signals", log, "--map", mapping, "--format", "json");
    assertThat(invocation.messages()).isEmpty();
    assertThat(invocation.exitCode()).isZero();
    return object(invocation.results());
  }

  private static Set<JsonValue> transitions(JsonObject result) {
    @Nullable JsonValue transitions = result.get("transitions");
    return transitions instanceof JsonArray array ? new HashSet<>(array.items()) : Set.of();
  }

  private static JsonObject object(String json) throws JsonSyntaxException {
    return (JsonObject) JsonReader.FILE.read(json);
  }
}
