package dev.milepost.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.signal.Signal.Content;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.signal.Signal.Happening;
import dev.milepost.engine.signal.Signal.RecordChange;
import dev.milepost.engine.signal.Signal.RecordGone;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The content of signals as type and data, there and back. */
class SignalDataTest {

  private static final TypeName INVOICE = TypeName.parse("Books.Invoice");
  private static final TypeName VISIT = TypeName.parse("Website.Visit");

  record Written(Content content, String type, String data) {}

  static Stream<Written> contents() {
    return Stream.of(
        new Written(
            new RecordChange(
                INVOICE,
                "I-1",
                List.of(
                    new FieldValue("Amount", new Value.Money(new BigDecimal("12.50"), "EUR")),
                    new FieldValue("DueDate", new Value.Day(LocalDate.of(2026, 1, 5))),
                    new FieldValue("Status", null))),
            "Books.Invoice",
            """
            {"Amount":{"amount":12.5,"currency":"EUR"},"DueDate":"2026-01-05","Id":"I-1","Status":null}\
            """),
        new Written(new RecordGone(INVOICE, "I-1"), "Books.Invoice.gone", "{\"Id\":\"I-1\"}"),
        new Written(
            new Happening(VISIT, List.of(new FieldValue("Page", new Value.Text("/")))),
            "Website.Visit",
            "{\"Page\":\"/\"}"));
  }

  @ParameterizedTest
  @MethodSource("contents")
  void isReadBackAsItWasWritten(Written written) throws JsonSyntaxException {
    assertThat(SignalData.type(written.content())).isEqualTo(written.type());
    assertThat(SignalData.write(written.content())).isEqualTo(written.data());
    assertThat(
            new SignalData(Shapes.CATALOG)
                .read(written.type(), JsonReader.MESSAGE.read(written.data())))
        .isEqualTo(new SignalData.Fits(written.content(), List.of()));
  }
}
