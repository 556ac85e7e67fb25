package dev.milepost.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.cli.command.WorkspaceChecks.Checked;
import dev.milepost.cli.terminal.Surroundings;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.CompileOptions;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.settings.Level;
import dev.milepost.compiler.settings.Levels;
import dev.milepost.compiler.text.Position;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.compiler.workspace.Workspaces;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told of a workspace is remembered while no text changes. */
final class WorkspaceChecksTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

  private static final String TEXT =
      """
      app CRM
        record Deal
          AccountId: text
          Stage: "Open" | "Won" | "Lost"

      subject Customer
        key AccountId: CRM.Deal.AccountId

      journey "Sale" for Customer
        starts when: CRM.Deal.Stage = "Open"

        allow no-deadline because "sales does not want one" until 2026-01-31
        stage "Offered"
          advances to "Sold" when: CRM.Deal.Stage = "Won"

        stage "Sold"
          ends as "sold"
      """;

  @TempDir Path folder;
  private CacheFolder cache;
  private Path journey;

  @BeforeEach
  void writeWorkspace() throws IOException {
    cache = new CacheFolder(folder.resolve("cache"), "1");
    Path workspace = Files.createDirectories(folder.resolve("workspace"));
    Files.writeString(workspace.resolve(Workspaces.MARKER), "rule silent-stage = off\n");
    journey = Files.writeString(workspace.resolve("sale.journey"), TEXT);
  }

  private List<Workspace> read() {
    return Workspaces.find(List.of(folder.resolve("workspace"))).workspaces();
  }

  private Checked summarized(CompileOptions options) {
    return checks(options).summarize(read()).getFirst();
  }

  private Checked summarized() {
    return summarized(CompileOptions.on(TODAY));
  }

  private WorkspaceChecks checks(CompileOptions options) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Terminal terminal = new Terminal(nowhere, nowhere, Surroundings.NONE, System::nanoTime);
    return new WorkspaceChecks(terminal, options, cache);
  }

  private static Stream<String> told(Checked checked) {
    return checked.summary().diagnostics().stream()
        .map(found -> {
          Position position = found.span().position();
          return position
              + " "
              + found.severity()
              + " "
              + found.rule().id()
              + " "
              + found.message()
              + found.related()
              + found.help()
              + found.verdict();
        });
  }

  @Test
  void theSecondTimeItIsRememberedToTheLetter() {
    Checked first = summarized();
    Checked second = summarized();

    assertThat(first.whole()).isNotEmpty();
    assertThat(second.whole()).isEmpty();
    assertThat(first.summary().diagnostics()).isNotEmpty();
    assertThat(told(second)).containsExactlyElementsOf(told(first).toList());
    assertThat(second.summary().allowed()).isEqualTo(first.summary().allowed());
    assertThat(second.summary().journeys()).isEqualTo(1);
  }

  @Test
  void anyChangeOfATextIsSeen() throws IOException {
    summarized();
    Files.writeString(journey, TEXT.replace("\"Sold\"", "\"Won\""));

    assertThat(summarized().whole()).isNotEmpty();
  }

  @Test
  void aFileMoreIsSeen() throws IOException {
    summarized();
    Files.writeString(journey.resolveSibling("more.journey"), "# nothing yet\n");

    assertThat(summarized().whole()).isNotEmpty();
  }

  @Test
  void changedSettingsAreSeen() throws IOException {
    summarized();
    Files.writeString(journey.resolveSibling(Workspaces.MARKER), "rule silent-stage = error\n");

    assertThat(summarized().whole()).isNotEmpty();
  }

  @Test
  void settingsThatCannotBeReadAreTold() throws IOException {
    Path settings = journey.resolveSibling(Workspaces.MARKER);
    Files.writeString(settings, "");
    summarized();
    Files.write(settings, new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xff});

    assertThat(summarized().whole()).isNotEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsTold() throws IOException {
    summarized();
    Path broken = journey.resolveSibling("broken.journey");
    Files.write(broken, "é".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(summarized().whole()).isNotEmpty();
    assertThat(summarized().workspace().unreadable()).isNotEmpty();
  }

  @Test
  void allowancesEndWithTheDay() {
    CompileOptions later = CompileOptions.on(TODAY.plusMonths(2));
    summarized();

    assertThat(told(summarized(later))).anyMatch(line -> line.contains("expired-allowance"));
  }

  @Test
  void levelsAreJudgedAnew() {
    CompileOptions strict =
        CompileOptions.on(TODAY).withLevels(Levels.USUAL.with(Rule.SINGLE_APP, Level.ERROR));
    summarized();

    assertThat(told(summarized(strict))).anyMatch(line -> line.contains("ERROR single-app"));
  }

  @Test
  void recordedSignalsAreAskedAnew() {
    summarized();

    assertThat(summarized(CompileOptions.on(TODAY).withHistory((_, _) -> null)).whole())
        .isNotEmpty();
  }

  @Test
  void aDamagedSummaryIsNone() throws IOException {
    List<String> first = told(summarized()).toList();
    Path kept;
    try (Stream<Path> files = Files.list(cache.folder())) {
      kept = files.filter(file -> file.toString().endsWith(".summary")).findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(kept);
    for (int place = 0; place < whole.length; place += 7) {
      byte[] damaged = whole.clone();
      damaged[place] ^= 0x10;
      Files.write(kept, damaged);

      assertThat(told(summarized())).containsExactlyElementsOf(first);
    }
  }

  @Test
  void whereEverythingIsWantedTheSummaryIsNotEnough() {
    summarized();

    assertThat(checks(CompileOptions.on(TODAY)).compile(read()).getFirst().whole()).isNotEmpty();
  }
}
