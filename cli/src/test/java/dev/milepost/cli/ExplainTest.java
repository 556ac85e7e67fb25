package dev.milepost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.diagnostic.Rule;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ExplainTest {

  @Test
  void printsThePageOfARule() throws IOException {
    Invocation invocation = Invocation.of("explain", "else-first");

    assertThat(invocation.exitCode()).isZero();
    assertThat(invocation.messages()).isEmpty();
    Golden.assertMatches("explain-else-first.txt", invocation.results());
  }

  @Test
  void listsTheRules() {
    Invocation invocation = Invocation.of("explain");

    assertThat(invocation.exitCode()).isZero();
    for (Rule rule : Rule.values()) {
      assertThat(invocation.results()).contains(rule.id() + " ");
    }
  }

  @Test
  void offersTheRuleThatWasMeant() {
    assertThat(Invocation.of("explain", "no-dedline"))
        .isEqualTo(
            new Invocation(
                2, "", "milepost: there is no rule `no-dedline`; did you mean `no-deadline`?\n"));
    assertThat(Invocation.of("explain", "weather").messages())
        .isEqualTo("milepost: there is no rule `weather`; `milepost explain` lists them\n");
  }
}
