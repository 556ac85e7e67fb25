package dev.milepost.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.text.Source;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class DiagnosticsTest {
  private final Source first = Source.of("a.journey", "one two three");
  private final Source second = Source.of("b.journey", "four");
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void sortsBySourceThenByPosition() {
    diagnostics.add(Rule.SYNTAX, second.span(0, 4), "in b");
    diagnostics.add(Rule.SYNTAX, first.span(4, 7), "later");
    diagnostics.add(Rule.SYNTAX, first.span(0, 3), "sooner");
    assertThat(diagnostics.sorted())
        .extracting(Diagnostic::message)
        .containsExactly("sooner", "later", "in b");
  }

  @Test
  void keepsTheSameFindingOnce() {
    diagnostics.add(Rule.SYNTAX, first.span(0, 3), "same");
    diagnostics.add(Rule.SYNTAX, first.span(0, 3), "same");
    diagnostics.add(Rule.SYNTAX, first.span(0, 3), "other");
    assertThat(diagnostics.sorted()).hasSize(2);
  }

  @Test
  void countsBySeverity() {
    Diagnostic diagnostic = Diagnostic.of(Rule.SYNTAX, first.span(0, 3), "x");
    diagnostics.add(diagnostic.withSeverity(Severity.NOTE));
    assertThat(diagnostics.hasErrors()).isFalse();
    assertThat(diagnostics.hasAtLeast(Severity.NOTE)).isTrue();
    assertThat(diagnostics.hasAtLeast(Severity.WARNING)).isFalse();
    assertThat(diagnostics.count(Severity.NOTE)).isEqualTo(1);
  }

  @Test
  void findsRulesByTheirStableNames() {
    assertThat(Rule.of("mixed-and-or")).contains(Rule.MIXED_AND_OR);
    assertThat(Rule.of("MIXED_AND_OR")).isEmpty();
    assertThat(Arrays.stream(Rule.values()).map(Rule::id)).allMatch(id -> id.matches("[a-z0-9-]+"));
  }
}
