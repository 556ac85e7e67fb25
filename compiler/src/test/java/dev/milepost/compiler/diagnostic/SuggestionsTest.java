package dev.milepost.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionsTest {
  private static final List<String> STATUS = List.of("Draft", "Sent", "Overdue", "Paid", "Void");

  @Test
  void findsTheNearestName() {
    assertThat(Suggestions.closest("Overude", STATUS)).contains("Overdue");
    assertThat(Suggestions.closest("paid", STATUS)).contains("Paid");
    assertThat(Suggestions.closest("Payed", STATUS)).contains("Paid");
  }

  @Test
  void suggestsNothingThatIsFarOff() {
    assertThat(Suggestions.closest("Cancelled", STATUS)).isEmpty();
    assertThat(Suggestions.closest("to", List.of("do"))).isEmpty();
    assertThat(Suggestions.closest("Sent", List.of("Sent"))).isEmpty();
    assertThat(Suggestions.closest("", STATUS)).isEmpty();
  }

  @Test
  void ordersByDistanceThenByAlphabet() {
    assertThat(Suggestions.closest("stagee", List.of("staged", "stages", "stage", "other"), 3))
        .containsExactly("stage", "staged", "stages");
  }

  @ParameterizedTest
  @CsvSource({"when,whne,1", "abc,abc,0", "ca,abc,3", "kitten,sitting,3", "a,abcd,3", "ab,ba,1"})
  void countsEdits(String from, String to, int distance) {
    assertThat(Suggestions.distance(from, to)).isEqualTo(distance);
    assertThat(Suggestions.distance(to, from)).isEqualTo(distance);
  }
}
