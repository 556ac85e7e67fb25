package dev.milepost.compiler.analysis.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.CompileOptions;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was found once is found again in memory, wherever the journey stands by then. */
final class KeptFindingsTest {

  private static final Path REJECTED = Path.of("..", "journeys", "rejected");
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

  /** Remembers what is kept, and counts what is found there. */
  private static final class Counting implements Memory {
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private final AtomicInteger recalled = new AtomicInteger();

    @Override
    public byte @Nullable [] recall(String key) {
      byte[] found = kept.get(key);
      if (found != null) {
        recalled.incrementAndGet();
      }
      return found;
    }

    @Override
    public void keep(String key, byte[] findings) {
      kept.put(key, findings);
    }
  }

  static List<String> examples() {
    return List.of(
        "overlapping-transitions",
        "order-race",
        "stuck",
        "instant-loop",
        "broken-promise",
        "undecided",
        "dead-trigger",
        "boundary");
  }

  private static Compilation compiled(Workspace workspace, Memory memory) {
    return Compiler.compile(workspace, CompileOptions.on(TODAY).withMemory(memory));
  }

  private static Workspace workspace(String text) {
    return Workspace.of(Source.of("a.journey", text));
  }

  private static String text(String rule) throws IOException {
    return Files.readString(REJECTED.resolve(rule + ".journey"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void areTheSameAsThoseThatWereFound(String rule) throws IOException {
    Workspace workspace = workspace(text(rule));
    Counting memory = new Counting();
    Compilation first = compiled(workspace, memory);
    assertThat(memory.recalled).hasValue(0);

    Compilation second = compiled(workspace, memory);

    assertThat(memory.recalled).hasValue(1);
    assertThat(first.diagnostics()).isNotEmpty();
    assertThat(second.diagnostics()).isEqualTo(first.diagnostics());
    assertThat(second.questions()).isEqualTo(first.questions());
  }

  @Test
  void moveWithTheJourney() throws IOException {
    String text = text("stuck");
    Counting memory = new Counting();
    Compilation first = compiled(workspace(text), memory);

    Compilation moved = compiled(workspace("# one more line\n" + text), memory);

    assertThat(memory.recalled).hasValue(1);
    assertThat(lines(moved)).containsExactlyElementsOf(lines(first).map(line -> line + 1).toList());
  }

  private static Stream<Integer> lines(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(Diagnostic::span)
        .map(span -> span.position().line());
  }

  @Test
  void areFoundAnewWhereAnythingOfTheJourneyOrItsAppsChanges() throws IOException {
    String text = text("stuck");
    Counting memory = new Counting();
    compiled(workspace(text), memory);

    compiled(workspace(text.replace("final \"Won\"", "\"Won\"")), memory);
    compiled(workspace(text.replace("30 days", "31 days")), memory);

    assertThat(memory.recalled).hasValue(0);
    assertThat(memory.kept).hasSize(3);
  }

  @Test
  void areFoundAnewWhereTheyAreDamaged() throws IOException {
    Workspace workspace = workspace(text("order-race"));
    Counting memory = new Counting();
    Compilation first = compiled(workspace, memory);
    byte[] whole = memory.kept.values().iterator().next();

    for (int length = 0; length < whole.length; length += 211) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      memory.kept.replaceAll((_, _) -> cut);
      assertThat(compiled(workspace, memory).diagnostics()).isEqualTo(first.diagnostics());
      memory.kept.replaceAll((_, _) -> whole);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void ofAWorkspaceAreThoseOfItsTexts(String rule) throws IOException {
    Workspace workspace = workspace(text(rule));
    Compilation compilation = Compiler.compile(workspace, TODAY);
    CheckSummary summary = new CheckSummary(compilation.diagnostics(), 3, 1);

    byte[] written = FindingsWriter.write(summary, workspace.texts());

    assertThat(written).isNotNull();
    assertThat(FindingsReader.read(written, workspace.texts())).isEqualTo(summary);
    assertThat(FindingsReader.read(written, List.<Source>of())).isNull();
    assertThat(FindingsReader.read(written, List.of(Source.of("a.journey", "")))).isNull();
    assertThat(FindingsWriter.write(summary, List.<Source>of())).isNull();
  }
}
