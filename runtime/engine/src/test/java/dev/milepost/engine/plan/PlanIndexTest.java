package dev.milepost.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.plan.PlanIndex.Fact;
import dev.milepost.engine.plan.PlanIndex.Reader;
import dev.milepost.engine.plan.PlanIndex.Use;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanIndexTest {

  private static final PlanIndex INDEX = PlanIndex.of(SamplePlan.everyConstruct());
  private static final Clause FIRST_TRANSITION =
      Clause.stage("Contract Signed", Clause.Kind.TRANSITION, 1);

  @Test
  void namesEveryReaderOfAFactAndHowItReads() {
    assertThat(readers(new Fact.OfField(SamplePlan.STAGE)))
        .containsExactly(
            new Reader(Clause.journey(Clause.Kind.START), Use.BECOMES),
            new Reader(Clause.journey(Clause.Kind.START), Use.VALUE),
            new Reader(Clause.journey(Clause.Kind.ENDING, 1), Use.VALUE));
    assertThat(readers(new Fact.OfField(SamplePlan.OWNER)))
        .contains(
            new Reader(Clause.journey(Clause.Kind.OWNER), Use.SENT),
            new Reader(Clause.stage("Contract Signed", Clause.Kind.ON_ENTER, 1), Use.SENT));
    assertThat(readers(new Fact.OfField(SamplePlan.DUE)))
        .contains(new Reader(Clause.stage("Contract Signed", Clause.Kind.TRANSITION, 2), Use.DUE));
  }

  @Test
  void namesHappeningsRecordsAndOtherJourneys() {
    assertThat(readers(new Fact.OfEvent(SamplePlan.VISIT)))
        .containsExactly(new Reader(FIRST_TRANSITION, Use.HAPPENED));
    assertThat(readers(new Fact.OfField(SamplePlan.KIND)))
        .contains(new Reader(FIRST_TRANSITION, Use.PAYLOAD));
    assertThat(readers(new Fact.OfRecords(SamplePlan.INVOICE)))
        .containsExactly(new Reader(FIRST_TRANSITION, Use.RECORDS));
    assertThat(readers(new Fact.OfJourney("Trial", "won")))
        .containsExactly(new Reader(FIRST_TRANSITION, Use.HAPPENED));
  }

  @Test
  void namesTheFieldThatTiesARecordToTheOneThatTheJourneyIsAbout() {
    assertThat(readers(new Fact.OfField(FieldName.parse("Books.Invoice.DealId"))))
        .contains(
            new Reader(Clause.journey(Clause.Kind.PROMISE, 1), Use.BELONGS),
            new Reader(FIRST_TRANSITION, Use.BELONGS));
  }

  @Test
  void isSortedAndNamesEachFactOnce() {
    assertThat(INDEX.entries().stream().map(entry -> entry.fact().print()))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private static List<Reader> readers(Fact fact) {
    return INDEX.entries().stream()
        .filter(entry -> entry.fact().equals(fact))
        .findFirst()
        .orElseThrow()
        .readers();
  }
}
