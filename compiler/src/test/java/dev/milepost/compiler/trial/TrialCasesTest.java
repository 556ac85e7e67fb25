package dev.milepost.compiler.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases are answered by their own line. */
final class TrialCasesTest {

  private static final String WORKSPACE =
      """
      app Books
        record Invoice
          Status: "Sent" | "Overdue" | final "Paid"
          Amount: money
          Due: date
          Note: text
        event Reminded
          Kind: text

      subject Customer
        key Id: Books.Invoice.Id

      journey "Payment" for Customer
        calendar "Europe/Berlin" weekdays 09:00-17:00
        starts when: Books.Invoice.Status is known
        define "settled" as: Books.Invoice.Status = "Paid"
        stage "Open"
          asks "accounts": "Go on?" answers "Yes", "No"
          advances to "Done" when: "settled" OR answer = "Yes"
          may wait forever
        stage "Done"
          ends as "paid"
        role "accounts": "accounts@acme.example"
      """;

  private final Compilation compilation = Compiled.text("books.journey", WORKSPACE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Books.Invoice.Status = 'Paid'                   | {B.Status: 'Paid'}              | true
          Books.Invoice.Status != 'Paid'                  | {B.Status: 'Paid'}              | false
          Books.Invoice.Status != 'Paid'                  | {}                              | unknown
          Books.Invoice.Status != 'Paid'                  | {B.Status: null}                | unknown
          Books.Invoice.Amount >= 10                      | {B.Amount: 10.00}               | true
          Books.Invoice.Amount >= 10 EUR                  | {B.Amount: '10.00 USD'}         | unknown
          Books.Invoice.Amount BETWEEN 20 AND 10          | {B.Amount: 15}                  | false
          Books.Invoice.Due < today                       | {B.Due: '2026-01-04'}           | true
          Books.Invoice.Note contains 'x'                 | {B.Note: ''}                    | false
          Books.Invoice.Id = '1'                          | {B.Note: 'a'}                   | true
          Books.Invoice.Id = 'I-7'                        | {B.Id: 'I-7'}                   | true
          every Books.Invoice (Status = 'Paid')           | {B.Status: 'Paid'}              | true
          no Books.Invoice (Status = 'Paid')              | {}                              | true
          count of Books.Invoice = 1                      | {B.Note: null}                  | true
          Books.Invoice.Status becomes 'Paid'             | {B.Status: 'Paid'}              | false
          Books.Invoice.Status = 'Paid' for 2 days        | {B.Status: 'Paid'}              | false
          Books.Reminded                                  | {}                              | false
          answer = 'Keep'                                 | {}                              | unknown
          journey 'Payment' ended as 'paid'               | {}                              | false
          """)
  void answersATruth(String condition, String facts, String truth) {
    JsonObject line = line(condition, facts);

    TrialCases.Answered answered = answer(line, null);

    assertThat(answered.isError()).isFalse();
    assertThat(JsonWriter.compact(answered.line()))
        .isEqualTo(JsonWriter.compact(line).replaceFirst("}$", ",\"result\":\"" + truth + "\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Books.Invoice.Status = 'Payed' | {}               | did you mean `\\"Paid\\"`?
          Boks.Invoice.Status = 'Paid'   | {}               | there is no app `Boks` (did you mean `Books`?)
          Books.Invoice.Note =           | {}               | expected
          `                              ` | {}             | expected a condition
          Books.Invoice.Due > 5          | {}               | is a date
          'settled'                      | {}               | there is no definition
          Books.Invoice.Note is known    | {B.Status: 'x'}  | is not one of
          Books.Invoice.Note is known    | {B.Nte: 'x'}     | has no field `Nte` (did you mean `Note`?)
          Books.Invoice.Note is known    | {B.Amount: true} | is a boolean, not an amount of money
          Books.Invoice.Note is known    | {B.Id: null}     | a record's id is never unknown
          Books.Invoice.Note is known    | {Books.Note: 1}  | a field is written `App.Record.Field`
          Books.Invoice.Note is known    | {Boks.I.A: 1}    | there is no app `Boks`
          Books.Invoice.Note is known    | {Books.Reminded.Kind: 'a'} | is an event
          Books.Invoice.Note is known    | 7                | "facts" is a number, not an object
          """)
  void saysWhyThereIsNoAnswer(String condition, String facts, String reason) {
    JsonObject line = line(condition.strip(), facts);

    TrialCases.Answered answered = answer(line, null);

    assertThat(answered.isError()).isTrue();
    assertThat(answered.line().get("result")).isNull();
    assertThat(JsonWriter.compact(answered.line()).replace("\\\"", "\""))
        .contains(reason.replace("\\\"", "\""));
  }

  @Test
  void readsConditionsAsAJourneyDoes() {
    JourneyModel journey = compilation.model().journeys().getFirst();

    assertThat(result("'settled'", "{B.Status: 'Paid'}", journey)).isEqualTo("\"true\"");
    assertThat(result("answer = 'Yes'", "{}", journey)).isEqualTo("\"unknown\"");
    assertThat(result("Books.Invoice.Due within 2 business days", "{B.Due: '2026-01-06'}", journey))
        .isEqualTo("\"true\"");
    assertThat(answer(line("answer = 'Maybe'", "{}"), journey).isError()).isTrue();
    assertThat(answer(line("journey 'Payment' ended as 'paid'", "{}"), journey).isError()).isTrue();
  }

  @Test
  void replacesTheAnswerOfAnEarlierRun() throws JsonSyntaxException {
    JsonObject line =
        (JsonObject)
            JsonReader.MESSAGE.read(
                "{\"result\":\"true\",\"condition\":\"Books.Invoice.Note is known\",\"n\":7}");

    assertThat(JsonWriter.compact(answer(line, null).line()))
        .isEqualTo("{\"condition\":\"Books.Invoice.Note is known\",\"n\":7,\"result\":\"false\"}");
  }

  @Test
  void aCaseWithoutAConditionIsAnError() throws JsonSyntaxException {
    JsonObject line = (JsonObject) JsonReader.MESSAGE.read("{\"facts\":{}}");

    assertThat(JsonWriter.compact(answer(line, null).line()))
        .isEqualTo("{\"facts\":{},\"error\":\"there is no \\\"condition\\\" that is a text\"}");
  }

  private String result(String condition, String facts, JourneyModel journey) {
    return String.valueOf(
        JsonWriter.compact(
            Objects.requireNonNull(answer(line(condition, facts), journey).line().get("result"))));
  }

  private TrialCases.Answered answer(JsonObject line, @Nullable JourneyModel journey) {
    return new TrialCases(new ConditionTrial(compilation, journey, Asked.NOW)).answer(line);
  }

  /** Single quotes stand for double ones, and {@code B} for the invoice. */
  private static JsonObject line(String condition, String facts) {
    String text =
        facts
            .replace("{B.", "{Books.Invoice.")
            .replaceAll("\\{([A-Za-z.]+):", "{\"$1\":")
            .replace('\'', '"');
    try {
      return JsonObject.builder()
          .put("condition", condition.replace('\'', '"'))
          .put("facts", JsonReader.MESSAGE.read(text))
          .build();
    } catch (JsonSyntaxException e) {
      throw new AssertionError(text, e);
    }
  }
}
