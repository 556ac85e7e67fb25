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
  void prefersTheFirstOfEquallyNearNames() {
    assertThat(NearestName.of("Sent", List.of("Send", "Bent"))).contains("Send");
  }
}
