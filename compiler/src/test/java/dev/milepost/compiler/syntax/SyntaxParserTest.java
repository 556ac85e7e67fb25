package dev.milepost.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SyntaxParserTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void readsAConditionThatStandsAlone() {
    assertThat(condition("Books.Invoice.Status = \"Paid\" for 3 days"))
        .containsInstanceOf(ConditionTree.Held.class);
    assertThat(diagnostics.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(Books.Invoice.Status NOT IN (\"Paid\", \"Void\"))",
        "NOT (Books.Invoice.Status NOT IN (\"Paid\") OR answer NOT IN (\"Keep\"))",
        "any Books.Invoice (Status NOT IN (\"Paid\"))",
        "any Books.Invoice (NOT In NOT IN (\"Europe\"))"
      })
  void readsNotInInsideOfParentheses(String text) {
    Diagnostics diagnostics = new Diagnostics();

    assertThat(SyntaxParser.parseCondition(Source.of("-", text), diagnostics)).isPresent();
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void refusesWhatStandsBehindACondition() {
    assertThat(condition("Books.Invoice.Status = \"Paid\" stage")).isEmpty();
    assertThat(diagnostics.sorted())
        .extracting(Diagnostic::message)
        .containsExactly(
            "expected `AND`, `OR`, `for` or the end of the file after `\"Paid\"`, found `stage`");
  }

  @Test
  void knowsAMappingFileByItsHead() {
    assertThat(SyntaxParser.isMapping(Source.of("a", "# mine\nsignals from xes"))).isTrue();
    assertThat(SyntaxParser.isMapping(Source.of("a", "app signals"))).isFalse();
  }

  @Test
  void readsLineEndsOfAllSystemsAlike() {
    for (Path file : GoldenFiles.inputs("syntax/trees", ".journey")) {
      String text = GoldenFiles.text(file);
      String windows = print(text.replace("\n", "\r\n"));
      assertThat(windows).isEqualTo(print(text));
      assertThat(print(text.replace("\n", "\r"))).isEqualTo(print(text));
    }
  }

  @Test
  void keepsTheTextOfLiterals() {
    ConditionTree.Test test = (ConditionTree.Test) condition("A.B.C = 1.50 EUR").orElseThrow();
    PredicateTree.Compares compares = (PredicateTree.Compares) test.predicate();
    assertThat(compares.operand().span().text()).isEqualTo("1.50 EUR");
    assertThat(compares.operand()).isInstanceOf(LiteralTree.MoneyLiteral.class);
  }

  @Test
  void countsOffsetsInUtf16() {
    Source source = Source.of("a", "A.B.C = \"\uD83D\uDE00\" AND A.B.D = 1");
    ConditionTree.And and =
        (ConditionTree.And) SyntaxParser.parseCondition(source, diagnostics).orElseThrow();
    assertThat(and.operands())
        .extracting(part -> part.span().text())
        .containsExactly("A.B.C = \"\uD83D\uDE00\"", "A.B.D = 1");
  }

  @Test
  void readsAMisspeltKeywordAsItWasMeant() {
    SyntaxTree tree =
        SyntaxParser.parse(
            Source.of(
                "a",
                """
                journey "J" for C
                  stage "A"
                    advnaces to "B" whne: X.Y.Z = 1
                  stage "B" ends as "x"
                """),
            diagnostics);
    JourneyClause.Stage stage =
        ((Declaration.Journey) tree.declarations().getFirst()).stages().getFirst();
    StageClause.Transition transition = (StageClause.Transition) stage.clauses().getFirst();
    assertThat(transition.target()).hasToString("B");
    assertThat(transition.trigger()).isInstanceOf(Trigger.When.class);
    assertThat(diagnostics.sorted())
        .extracting(diagnostic -> diagnostic.help().getFirst())
        .containsExactly("did you mean `advances`?", "did you mean `when`?");
  }

  @Test
  void allowsReservedWordsAsFieldsButNotAsApps() {
    SyntaxParser.parse(
        Source.of("a", "app Journey\n  record R\n    Answer: text\napp Answers\n"), diagnostics);
    assertThat(diagnostics.sorted())
        .extracting(Diagnostic::rule)
        .containsExactly(Rule.INVALID_NAME);
  }

  @Test
  void keepsAllowancesForTheStageThatComesNext() {
    SyntaxTree tree =
        SyntaxParser.parse(
            Source.of(
                "a",
                """
                journey "J" for C
                  starts when: X.Y.Z = 1
                  stage "A"
                    advances after 3 days
                  allow silent-stage because "x"
                  stage "B" ends as "x"
                allow single-app because "y"
                scenario "s" of "J"
                  given C "1"
                """),
            diagnostics);
    assertThat(diagnostics.isEmpty()).isTrue();
    Declaration.Journey journey = (Declaration.Journey) tree.declarations().getFirst();
    assertThat(journey.stages())
        .extracting(stage -> stage.allowances().size())
        .isEqualTo(List.of(0, 1));
    assertThat(tree.declarations().getLast().allowances())
        .extracting(allowance -> allowance.rule().text())
        .containsExactly("single-app");
  }

  private Optional<ConditionTree> condition(String text) {
    return SyntaxParser.parseCondition(Source.of("-", text), diagnostics);
  }

  /** Offsets differ, lines and columns do not. */
  private String print(String text) {
    StringBuilder printed = new StringBuilder();
    SyntaxParser.parse(Source.of("a", text), diagnostics)
        .declarations()
        .forEach(declaration -> printed.append(TreePrinter.print(declaration)));
    return printed.toString();
  }
}
