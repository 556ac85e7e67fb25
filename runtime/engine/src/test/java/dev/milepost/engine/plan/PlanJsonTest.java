package dev.milepost.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.time.JourneyCalendar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanJsonTest {

  private static final Plan PLAN = SamplePlan.everyConstruct();
  private static final String TEXT = PlanJson.write(PLAN);

  @Test
  void readsBackWhatItWrote() throws PlanFormatException {
    assertThat(PlanJson.read(TEXT)).isEqualTo(PLAN);
    assertThat(PlanJson.read(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(PLAN);
    assertThat(PlanJson.read(PlanJson.toJson(PLAN))).isEqualTo(PLAN);
    assertThat(PlanJson.write(PlanJson.read(TEXT))).isEqualTo(TEXT);
  }

  @Test
  void readsBackAPlanThatUsesAsLittleAsPossible() throws PlanFormatException {
    Plan.SourceText source = new Plan.SourceText("a:b.journey", 1, 1, "x");
    Plan plan =
        new Plan(
            "Small",
            null,
            "Customer",
            null,
            JourneyCalendar.DEFAULT,
            new Plan.Reentry.Once(),
            null,
            List.of(),
            new Plan.Start(SamplePlan.is(SamplePlan.STAGE, "Won"), source),
            List.of(),
            List.of(),
            List.of(
                new Plan.Stage(
                    "Done", null, "done", List.of(), List.of(), List.of(), null, false, null,
                    List.of(), source)),
            SamplePlan.catalog(),
            source);

    assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
  }

  @Test
  void looksAsReviewersKnowIt() throws IOException {
    Golden.assertMatches("every-construct.plan.json", TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "format": 1,                  | "format": 2,                 | this plan has format 2, and this version of Milepost reads format 1; compile the journey again with this version
          "format": 1,                  | "form": 1,                   | this is no plan: the member "format" is missing
          "subject": "Customer",        | "subjects": "Customer",      | this is no plan: the member "subjects" is not expected (there may be format, hash, journey,
          "subject": "Customer",        | "subject": 7,                | this is no plan: at subject: a text was expected, not a number
          "zone": "Europe/Berlin"       | "zone": "Europe/Atlantis"    | this is no plan: at calendar.zone: this is no time zone that is known here
          "opens": "09:00"              | "opens": "18:00"             | this is no plan: at calendar: business hours need an open day and a closing after the opening
          "afterEnding": "90 days"      | "afterEnding": "90 years"    | this is no plan: at again.afterEnding: a duration like 10 days or 1 business hour was expected
          "forEach": "CRM.Deal"         | "forEach": "CRM"             | this is no plan: at forEach: a name like App.Name was expected
          "op": "changes"               | "op": "change"               | this is no plan: at stages[0].transitions[0].when.parts[3].op: "change" is no form of a condition
          "else": true                  | "else": false                | this is no plan: at stages[0].transitions[1].else: only true may stand here; leave it out instead
          {"to": "Lost", "after": "365 days"} | {"to": "Lost"}         | this is no plan: at endings[1]: there must be one of "when", "after" and "at"
          "atMost": 5                   | "atMost": 0                  | this is no plan: at stages[0].reminders[0].atMost: a whole number from 1 to 2147483647 was expected
          "at": "onboarding/customer.journey:2:3" | "at": "here"       | .at: a place like file:line:column was expected
          {"final": "Paid"}             | {"final": "Sent"}            | the name "Sent" is declared twice
          "use": "due"                  | "use": "value"               | the index of this plan does not follow from what it says: it was changed by hand
          """)
  void saysWhatIsWrongWithAFile(String part, String changed, String reason) {
    assertThat(TEXT).contains(part);

    assertThat(refusal(replaceFirst(part, changed))).contains(reason);
  }

  @Test
  void refusesAFileThatWasChangedByHandAndNamesBothHashes() {
    String changed = TEXT.replace("\"Closed Won\"", "\"Closed Lost\"");

    assertThat(refusal(changed))
        .contains("bears the hash " + PlanHash.of(PLAN) + ",")
        .containsPattern("has the hash [0-9a-f]{64}: it was changed by hand");
  }

  @Test
  void refusesWhatIsNoJson() {
    assertThat(refusal(""))
        .isEqualTo("this is no plan: line 1, column 1: there is no JSON value, the text is empty");
    assertThat(refusal(TEXT.substring(0, TEXT.length() / 2))).contains("the text ends too early");
    assertThat(refusal("[]")).isEqualTo("this is no plan: an object was expected, not an array");
  }

  @Test
  void refusesAMissingAndASuperfluousSource() {
    assertThat(refusal(replaceFirst("\"start\": {", "\"begin\": {")))
        .isEqualTo("this is no plan: at sources: the source of start is missing");
    assertThat(
            refusal(
                replaceFirst(
                    "\"sources\": {",
                    "\"sources\": {\n\"x\": {\"at\": \"f:1:1\", \"text\": \"\"},")))
        .isEqualTo("this is no plan: at sources: there is no such clause: x");
  }

  @Test
  void refusesNamesThatMeanNothing() {
    assertThat(refusal(withStages(List.of()))).endsWith("there is no stage");
    assertThat(refusal(withStages(List.of(PLAN.stages().get(0), PLAN.stages().get(2)))))
        .isEqualTo("this plan cannot be run: there is no stage \"Live\"");
    assertThat(refusal(withDeclarations(new Catalog(List.of(), PLAN.declarations().subjects()))))
        .isEqualTo("this plan cannot be run: the record CRM.Deal is not declared");
    assertThat(refusal(withDeclarations(new Catalog(PLAN.declarations().apps(), List.of()))))
        .isEqualTo("this plan cannot be run: the subject \"Customer\" is not declared");
    List<Catalog.App> withoutEvents =
        PLAN.declarations().apps().stream().filter(app -> !app.name().equals("Website")).toList();
    assertThat(
            refusal(withDeclarations(new Catalog(withoutEvents, PLAN.declarations().subjects()))))
        .isEqualTo("this plan cannot be run: the field Website.Visit.Kind is not declared");
    List<Catalog.App> withoutActions =
        PLAN.declarations().apps().stream().filter(app -> !app.name().equals("Mail")).toList();
    assertThat(
            refusal(withDeclarations(new Catalog(withoutActions, PLAN.declarations().subjects()))))
        .isEqualTo("this plan cannot be run: the action Mail.Send is not declared");
  }

  @Test
  void refusesDeepNestingWithoutFailing() {
    String deep = "{\"op\":\"not\",\"part\":".repeat(100_000);

    assertThatThrownBy(() -> PlanJson.read("{\"format\":1,\"starts\":" + deep))
        .isInstanceOf(PlanFormatException.class)
        .hasMessageContaining("nested deeper than 1000");
  }

  private static String refusal(Plan plan) {
    return refusal(PlanJson.write(plan));
  }

  private static String refusal(String text) {
    PlanFormatException e =
        catchThrowableOfType(PlanFormatException.class, () -> PlanJson.read(text));
    return String.valueOf(e.getMessage());
  }

  private static String replaceFirst(String part, String changed) {
    int at = TEXT.indexOf(part);
    return TEXT.substring(0, at) + changed + TEXT.substring(at + part.length());
  }

  private static Plan withStages(List<Plan.Stage> stages) {
    return with(stages, PLAN.declarations());
  }

  private static Plan withDeclarations(Catalog catalog) {
    return with(PLAN.stages(), catalog);
  }

  private static Plan with(List<Plan.Stage> stages, Catalog catalog) {
    return new Plan(
        PLAN.journey(),
        PLAN.renamedFrom(),
        PLAN.subject(),
        PLAN.forEach(),
        PLAN.calendar(),
        PLAN.reentry(),
        PLAN.owner(),
        PLAN.roles(),
        PLAN.starts(),
        PLAN.endings(),
        PLAN.promises(),
        stages,
        catalog,
        PLAN.source());
  }
}
