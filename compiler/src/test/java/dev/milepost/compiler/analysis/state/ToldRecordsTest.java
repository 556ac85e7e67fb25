package dev.milepost.compiler.analysis.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was told of records. */
final class ToldRecordsTest {

  private static final TypeName DEAL = new TypeName("CRM", "Deal");

  @Test
  void isToldAgainInTheSameOrder() {
    List<String> fields = List.of("Stage", "Amount", "Owner", "Since", "Score", "Region");
    ToldRecords told = new ToldRecords();
    told.come(DEAL, "D-1");
    fields.forEach(field -> told.set(DEAL, 0, field, new Value.Text(field)));

    assertThat(told.held(DEAL, 0).keySet()).containsExactlyElementsOf(fields);
  }
}
