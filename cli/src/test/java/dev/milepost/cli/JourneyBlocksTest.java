package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.MappingCompilation;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example of the language on a page. One without a scope is a whole program, and nothing is
 * found in it. The others are parts and are put into a journey, with the declarations of the page's
 * blocks {@code apps} and {@code subject}.
 */
final class JourneyBlocksTest {

  /** The declarations of blocks with the scope {@code onboarding}. */
  private static final Path ONBOARDING =
      DocumentBlock.ROOT.resolve("journeys/onboarding/apps.journey");

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

  /** What may be found in a part because the rest around it is made up. */
  private static final Set<Rule> OF_THE_REST =
      EnumSet.of(
          Rule.NO_DEADLINE,
          Rule.UNREACHABLE_STAGE,
          Rule.UNUSED_ROLE,
          Rule.UNUSED_DEFINE,
          Rule.SKIPPED_STAGE,
          Rule.DEAD_IN_CONTEXT,
          Rule.BROKEN_PROMISE,
          Rule.UNDECIDED);

  @TestFactory
  Stream<DynamicTest> blocks() throws IOException {
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (String page : DocumentBlock.pages()) {
      List<DocumentBlock> blocks = DocumentBlock.of(page);
      String declarations = declarations(blocks);
      for (DocumentBlock block : blocks) {
        switch (block.language()) {
          case "journey" -> tests.add(dynamicTest(block.place(), () -> check(block, declarations)));
          case "mapping" ->
              tests.add(dynamicTest(block.place(), () -> checkMapping(block, declarations)));
          default -> {}
        }
      }
    }
    return tests.build();
  }

  private static String declarations(List<DocumentBlock> blocks) {
    return blocks.stream()
        .filter(block -> block.language().equals("journey"))
        .filter(block -> Set.of("apps", "subject").contains(block.scope()))
        .map(DocumentBlock::text)
        .collect(Collectors.joining("\n"));
  }

  private static void check(DocumentBlock block, String declarations) throws IOException {
    String program =
        switch (block.scope()) {
          case "" -> block.text();
          case "apps", "subject" -> declarations;
          case "clauses" -> declarations + journey(block.text(), "may wait forever");
          case "stage" -> declarations + journey("", block.text());
          case "conditions" -> declarations + journey("", stages(block.text()));
          case "onboarding" -> Files.readString(ONBOARDING) + block.text();
          case "scenario" -> declarations + journey("", "may wait forever") + block.text();
          default -> throw new IllegalArgumentException(block.place() + ": " + block.scope());
        };
    Compilation compilation =
        Compiler.compile(Workspace.of(Source.of("example.journey", program)), TODAY);

    assertThat(rendered(compilation.diagnostics(), !block.scope().isEmpty())).isEmpty();
  }

  private static void checkMapping(DocumentBlock block, String declarations) {
    Workspace workspace = Workspace.of(Source.of("example.journey", declarations));
    Compilation compilation = Compiler.compile(workspace, TODAY);
    MappingCompilation mapping =
        Compiler.compileMapping(Source.of("example.map", block.text()), compilation.catalog());

    assertThat(rendered(mapping.diagnostics(), false)).isEmpty();
    assertThat(mapping.mapping()).isNotNull();
  }

  /** Forms that are shown side by side lead on from stages of their own. */
  private static String stages(String conditions) {
    List<String> lines = conditions.lines().toList();
    return IntStream.range(0, lines.size())
        .mapToObj(i ->
            (i == 0 ? "" : "stage \"Waiting " + (i + 1) + "\"\n")
                + "may wait forever\nadvances when: "
                + lines.get(i))
        .collect(Collectors.joining("\n\n"));
  }

  /** A journey with these clauses, and with those in its first stage. */
  private static String journey(String clauses, String stage) {
    return """

    journey "Example" for Customer
    %s
    %s
    %s
    %s
    %s
    stage "Waiting"
    %s
    %s

    stage "Live"
    expected within 30 days
    advances when: Books.Invoice.Status = "Paid"
    else advances to "Lost" when: Books.Invoice.Status = "Void"

    stage "Done"
    ends as "won"

    stage "Lost"
    ends as "lost"

    """
        .formatted(
            clauses,
            unless(clauses, "starts when", "starts when: CRM.Deal.Stage becomes \"Closed Won\""),
            unless(
                clauses, "owned by", "owned by CRM.Deal.Owner, otherwise \"sales@acme.example\""),
            unless(clauses, "calendar", "calendar \"Europe/Berlin\" weekdays 09:00-17:00"),
            unless(clauses, "role", "role \"onboarding lead\": \"lead@acme.example\""),
            stage,
            unless(stage, "advances", "advances to \"Live\" after 30 days"));
  }

  private static String unless(String clauses, String words, String clause) {
    return clauses.contains(words) ? "" : clause;
  }

  private static String rendered(List<Diagnostic> findings, boolean isPart) {
    return TextRenderer.plain()
        .render(
            findings.stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .filter(finding -> !isPart || !OF_THE_REST.contains(finding.rule()))
                .toList());
  }
}
