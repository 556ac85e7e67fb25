package dev.milepost.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.signal.Signal.Happening;
import dev.milepost.engine.signal.Signal.RecordChange;
import dev.milepost.engine.signal.Signal.RecordGone;
import dev.milepost.engine.value.Value;
import dev.milepost.server.intake.KeyFields.KeyValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which values of keys a signal carries. */
class KeyFieldsTest {

  private final KeyFields keys = new KeyFields(Shapes.CATALOG);

  private static FieldValue text(String field, String value) {
    return new FieldValue(field, new Value.Text(value));
  }

  @Test
  void findsFieldsAndTheIdOfRecords() {
    TypeName invoice = TypeName.parse("Books.Invoice");
    TypeName application = TypeName.parse("Loan.Application");

    assertThat(keys.of(new RecordChange(invoice, "I-1", List.of(text("CustomerId", "acme")))))
        .containsExactly(new KeyValue("Customer", "AccountId", "acme"));
    assertThat(keys.of(new RecordChange(application, "L-1", List.of())))
        .containsExactly(new KeyValue("Customer", "Case", "L-1"));
    assertThat(keys.of(new RecordGone(application, "L-1")))
        .containsExactly(new KeyValue("Customer", "Case", "L-1"));
  }

  @Test
  void leavesOutWhatNamesNobody() {
    TypeName visit = TypeName.parse("Website.Visit");

    assertThat(keys.of(new Happening(visit, List.of(text("Page", "/"))))).isEmpty();
    assertThat(keys.of(new Happening(visit, List.of(text("Email", ""))))).isEmpty();
    assertThat(keys.of(new Happening(visit, List.of(new FieldValue("Email", null))))).isEmpty();
    assertThat(keys.of(new Happening(visit, List.of(text("Email", "x".repeat(2_000)))))).isEmpty();
    assertThat(keys.of(new Happening(TypeName.parse("Other.App"), List.of()))).isEmpty();
  }
}
