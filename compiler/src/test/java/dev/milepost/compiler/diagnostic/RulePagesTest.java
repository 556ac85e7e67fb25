package dev.milepost.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.milepost.compiler.CompileOptions;
import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.RecordedLines;
import dev.milepost.compiler.settings.SettingsReader;
import dev.milepost.compiler.syntax.SourceReader;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The pages of the rules. What is to be avoided gives exactly the finding of the page; in all other
 * blocks nothing is found. Notes of other rules are left out: an example speaks of one thing. Where
 * a block of signals follows, they are led through what stands above.
 */
final class RulePagesTest {

  private static final Path FOLDER = Path.of("..", "docs", "rules");
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
  private static final String FENCE = "```";
  private static final Pattern BYTE = Pattern.compile("\\\\x([0-9A-F]{2})");
  private static final Pattern TIMES = Pattern.compile("file ([0-9]+) times");

  private static final String DECLARATIONS =
      """
      app CRM
        record Deal
          AccountId: text
          Owner: text
          Stage: "Open" | final "Won"

      app Books
        record Invoice
          CustomerId: text
          Status: "Sent" | "Overdue" | final "Paid"
          Amount: money
          DueDate: date
        event PaymentFailed
          Reason: text
        action SendReminder
          InvoiceId: text

      subject Customer
        key Number: Books.Invoice.CustomerId, CRM.Deal.AccountId

      """;

  private static final String STAGES =
      """

        stage "Open"
          %s

        stage "Settled"
          ends as "paid"
      """;

  private static final String USUAL_STAGE =
      "expected within 30 days\nadvances when: Books.Invoice.Status = \"Paid\"";

  /**
   * A fenced block.
   *
   * @param heading the heading above it
   * @param scope what it is a part of
   */
  private record Block(String heading, String scope, String text, List<String> signals) {
    private Block with(List<String> lines) {
      return new Block(heading, scope, text, lines);
    }
  }

  @Test
  void everyRuleHasAPageAndIsListed() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("README.md"), Arrays.stream(Rule.values()).map(r -> r.id() + ".md"))
                  .toList());
    }
    String list = Files.readString(FOLDER.resolve("README.md"));
    for (Rule rule : Rule.values()) {
      String summary = RulePage.of(rule).summary().replaceFirst("\\.$", "");
      String allowed = rule.isAllowable() ? ", can be allowed" : "";
      assertThat(list)
          .contains(
              "| [%s](%s.md) | %s%s | %s |\n"
                  .formatted(rule.id(), rule.id(), rule.severity().word(), allowed, summary));
    }
  }

  @TestFactory
  Stream<DynamicTest> aPageHasItsParts() {
    return Arrays.stream(Rule.values())
        .map(rule -> dynamicTest(rule.id(), () -> assertParts(rule, RulePage.of(rule).lines())));
  }

  @TestFactory
  Stream<DynamicTest> blocksGiveWhatThePageSays() {
    return Arrays.stream(Rule.values())
        .flatMap(rule ->
            blocks(RulePage.of(rule).lines()).stream()
                .map(block -> dynamicTest(name(rule, block), () -> assertFound(rule, block))));
  }

  private static String name(Rule rule, Block block) {
    return rule.id() + ": " + block.heading();
  }

  private static void assertParts(Rule rule, List<String> lines) {
    assertThat(lines.getFirst()).isEqualTo("# " + rule.id());
    String severity =
        switch (rule.severity()) {
          case ERROR -> "An error";
          case WARNING -> "A warning";
          case NOTE -> "A note";
        };
    assertThat(lines.get(4))
        .isEqualTo(severity + (rule.isAllowable() ? ", which can be allowed." : "."));
    assertThat(lines.stream().filter(line -> line.startsWith("## ")))
        .containsExactly("## Avoid", "## Prefer", "## Why", "## How to allow it");
    assertThat(blocks(lines)).extracting(Block::heading).contains("Avoid", "Prefer");
    boolean showsAllowance =
        blocks(lines).stream().anyMatch(block -> block.heading().equals("How to allow it"));
    assertThat(showsAllowance).isEqualTo(rule.isAllowable());
  }

  private static void assertFound(Rule rule, Block block) {
    List<Diagnostic> findings = findings(rule, block);
    String rendered = TextRenderer.plain().render(findings);
    if (!block.heading().equals("Avoid")) {
      assertThat(findings).as(rendered).isEmpty();
    } else if (rule == Rule.EXPIRED_ALLOWANCE) {
      // What the allowance had let pass comes back with it.
      assertThat(findings)
          .as(rendered)
          .extracting(Diagnostic::rule)
          .containsExactly(Rule.EXPIRED_ALLOWANCE, Rule.NO_DEADLINE);
    } else {
      assertThat(findings).as(rendered).extracting(Diagnostic::rule).containsExactly(rule);
    }
  }

  private static List<Diagnostic> findings(Rule rule, Block block) {
    if (block.scope().equals("settings")) {
      return SettingsReader.read(Source.of("milepost.conf", block.text())).findings();
    }
    Diagnostics unreadable = new Diagnostics();
    Optional<Source> source = SourceReader.read("example.journey", bytes(block), unreadable);
    List<Workspace.File> files =
        source.map(text -> new Workspace.File(text, "example.journey")).stream().toList();
    Workspace workspace = Workspace.of(Path.of("."), files, unreadable.sorted());
    CompileOptions options =
        CompileOptions.on(TODAY)
            .withLevels(Compiled.notesOf(rule))
            .withHistory(RecordedLines.of(block.signals()));
    return Compiler.compile(workspace, options).diagnostics().stream()
        .filter(finding ->
            finding.severity() != Severity.NOTE
                || (finding.rule() == rule && rule.severity() == Severity.NOTE))
        .toList();
  }

  private static byte[] bytes(Block block) {
    Matcher times = TIMES.matcher(block.scope());
    if (times.matches()) {
      return utf8(block.text().repeat(Integer.parseInt(times.group(1))));
    }
    return switch (block.scope()) {
      case "file" -> utf8(block.text());
      case "bytes" -> withBytes(block.text());
      case "journey" -> utf8(DECLARATIONS + block.text());
      case "clauses" -> utf8(DECLARATIONS + journey(block.text(), USUAL_STAGE));
      case "stage" -> utf8(DECLARATIONS + journey("", block.text()));
      case "condition" ->
          utf8(
              DECLARATIONS
                  + journey("", "expected within 30 days\nadvances when: " + block.text()));
      default -> throw new IllegalArgumentException("no scope " + block.scope());
    };
  }

  private static String journey(String clauses, String stage) {
    String owner = stage.contains("owner") ? "owned by \"sales@acme.example\"\n" : "";
    String role = stage.contains("\"accounts\"") ? "role \"accounts\": \"a@acme.example\"\n" : "";
    return "journey \"Billing\" for Customer\n"
        + owner
        + role
        + "starts when: Books.Invoice.Status = \"Sent\"\n"
        + clauses
        + STAGES.formatted(stage);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** In these blocks {@code \xF6} is one byte. */
  private static byte[] withBytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher matcher = BYTE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      bytes.writeBytes(utf8(text.substring(from, matcher.start())));
      bytes.write(Integer.parseInt(matcher.group(1), 16));
      from = matcher.end();
    }
    bytes.writeBytes(utf8(text.substring(from)));
    return bytes.toByteArray();
  }

  private static List<Block> blocks(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    String heading = "";
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      if (line.startsWith("## ")) {
        heading = line.substring(3);
      } else if (line.startsWith(FENCE)) {
        assertThat(line).startsWith(FENCE + "journey ");
        String scope = line.substring((FENCE + "journey ").length());
        StringBuilder text = new StringBuilder();
        for (at++; !lines.get(at).startsWith(FENCE); at++) {
          text.append(lines.get(at)).append('\n');
        }
        if (scope.equals("signals")) {
          blocks.add(blocks.removeLast().with(text.toString().lines().toList()));
        } else {
          blocks.add(new Block(heading, scope, text.toString(), List.of()));
        }
      }
    }
    return blocks;
  }
}
