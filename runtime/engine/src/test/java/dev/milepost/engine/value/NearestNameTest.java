package dev.milepost.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> NAMES = List.of("Status", "Stage", "Amount", "DueDate", "Id");

  @ParameterizedTest
  @CsvSource({
    "Statsu, Status",
    "status, Status",
    "STATUS, Status",
    "Amont, Amount",
    "Duedate, DueDate",
    "Due_Date, DueDate",
    "ID, Id",
  })
  void findsTheNameThatWasMeant(String written, String meant) {
    assertThat(NearestName.of(written, NAMES)).contains(meant);
  }

  @Test
  void suggestsNothingThatIsFarAway() {
    assertThat(NearestName.of("Reason", NAMES)).isEmpty();
    assertThat(NearestName.of("", NAMES)).isEmpty();
    assertThat(NearestName.of("x".repeat(10_000), NAMES)).isEmpty();
    assertThat(NearestName.of("Status", List.of())).isEmpty();
  }

  @Test
  void ordersByDistanceThenByAlphabet() {
    assertThat(NearestName.of("Sent", List.of("Send", "Bent"))).contains("Bent");
    assertThat(NearestName.of("stagee", List.of("staged", "stages", "stage", "other"), 3))
        .containsExactly("stage", "staged", "stages");
  }

  @Test
  void suggestsNeitherTheNameItselfNorAnotherShortOne() {
    assertThat(NearestName.of("Sent", List.of("Sent"))).isEmpty();
    assertThat(NearestName.of("to", List.of("do"))).isEmpty();
    assertThat(NearestName.of("Payed", List.of("Draft", "Paid", "Void"))).contains("Paid");
  }

  @ParameterizedTest
  @CsvSource({"when,whne,1", "abc,abc,0", "ca,abc,3", "kitten,sitting,3", "a,abcd,3", "ab,ba,1"})
  void countsEdits(String from, String to, int distance) {
    assertThat(NearestName.distance(from, to)).isEqualTo(distance);
    assertThat(NearestName.distance(to, from)).isEqualTo(distance);
  }
}
