package dev.milepost.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One slip of the pen in a journey without findings is found. */
final class PlantedFaultsTest {

  private static final Path JOURNEYS = Path.of("../journeys");

  /**
   * A slip.
   *
   * @param file the journey, below the folder of examples
   * @param rule the rule that names it
   */
  private record Slip(String what, String file, String before, String after, String rule) {}

  private static final List<Slip> SLIPS =
      List.of(
          new Slip(
              "one value belongs to two ranges",
              "real-estate-loan/loan.journey",
              "BETWEEN 500 AND 649",
              "BETWEEN 500 AND 650",
              "overlapping-transitions"),
          new Slip(
              "`<=` for `<`",
              "real-estate-loan/loan.journey",
              "Bureau.Report.Score < 500",
              "Bureau.Report.Score <= 500",
              "overlapping-transitions"),
          new Slip(
              "a deadline is gone",
              "real-estate-loan/loan.journey",
              "    advances to \"Manual Approval of the Address\" after 30 days\n",
              "",
              "unreachable-stage"),
          new Slip(
              "a way is written twice, to different stages",
              "real-estate-loan/loan.journey",
              "    advances to \"Rejected\" when: Registry.AddressCheck.Status = \"Refuted\"\n",
              "    advances to \"Rejected\" when: Registry.AddressCheck.Status = \"Confirmed\"\n",
              "overlapping-transitions"),
          new Slip(
              "what goes first is not said",
              "onboarding/onboarding.journey",
              "    else advances to \"Onboarded\" when: \"paid up\"",
              "    advances to \"Onboarded\" when: \"paid up\"",
              "overlapping-transitions"),
          new Slip(
              "the time that somebody may wait is gone",
              "renewal/renewal.journey",
              "    advances to \"Quiet\" after 30 days\n",
              "",
              "no-deadline"),
          new Slip(
              "the stage waits for what led to it",
              "lending/loan.journey",
              "Offer.Offer.Status = \"SENT_BACK\"",
              "Offer.Offer.Status = \"SENT\"",
              "skipped-stage"),
          new Slip(
              "two values at one moment",
              "lending/loan.journey",
              "      AND Offer.Offer.Status = \"ACCEPTED\"",
              "      AND Offer.Offer.Status = \"ACCEPTED\" AND Offer.Offer.Status = \"SENT\"",
              "dead-trigger"),
          new Slip(
              "the stage leads back to itself",
              "support-escalation/escalation.journey",
              "    advances to \"Closed\" when: \"solved here\"",
              "    advances to \"Reopened\" when: \"solved here\"",
              "instant-loop"));

  @TestFactory
  Stream<DynamicTest> isFound() {
    return SLIPS.stream()
        .map(slip -> DynamicTest.dynamicTest(slip.what(), () -> assertFound(slip)));
  }

  private static void assertFound(Slip slip) throws IOException {
    Path file = JOURNEYS.resolve(slip.file());
    assertThat(GoldenFiles.text(file)).contains(slip.before());
    assertThat(rules(slip.file(), "", "")).isEmpty();

    assertThat(rules(slip.file(), slip.before(), slip.after())).contains(slip.rule());
  }

  private static List<String> rules(String file, String before, String after) throws IOException {
    Path changed = JOURNEYS.resolve(file);
    Source[] sources;
    try (Stream<Path> files = Files.list(changed.resolveSibling("."))) {
      sources =
          files
              .filter(one -> one.toString().endsWith(".journey"))
              .sorted()
              .map(one -> {
                String text = GoldenFiles.text(one);
                boolean isIt = one.getFileName().equals(changed.getFileName());
                return Source.of(
                    one.getFileName().toString(), isIt ? text.replace(before, after) : text);
              })
              .toArray(Source[]::new);
    }
    Compilation compilation =
        Compiler.compile(Workspace.of(sources), Compiled.at(Compiled.withoutNotes()));
    return compilation.diagnostics().stream()
        .filter(finding -> finding.severity().compareTo(Severity.NOTE) != 0)
        .map(Diagnostic::rule)
        .map(rule -> rule.id())
        .toList();
  }
}
