package dev.milepost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanFormatException;
import dev.milepost.engine.plan.PlanJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to a text, the compiler reports and does not fail; and what it lets through is a
 * plan that can be read back.
 */
class CompilerRobustnessTest {
  private static final int DAMAGES = 40;

  static List<Path> texts() {
    return Stream.of("resolution", "plan")
        .flatMap(folder -> GoldenFiles.inputs(folder, ".journey").stream())
        .toList();
  }

  @Test
  void makesNoPlanOfRecordsThatCannotSayToWhichTheyBelong() throws PlanFormatException {
    compile(
        """
        app CRM
          record Deal
            Stage: text
            AccountId: text
          record Offer belongs to CRM.Deal by DealId
            # The field by which it belongs could not be read.
            deal DealId: text
            State: text

        subject Customer
          key AccountId: CRM.Deal.AccountId

        journey "Offers" for each CRM.Deal of Customer
          starts when: CRM.Deal.Stage = "Won"
          stage "Waiting"
            advances to "Done" when: CRM.Offer.State = "Accepted"
            advances to "Done" after 9 days
          stage "Done"
            ends as "won"
        """);
  }

  @Test
  void asksNothingAboutRecordsThatCannotSayToWhichTheyBelong() throws PlanFormatException {
    compile(
        """
        app Portal
          record Application
            Status: "Open" | "Done"
          record Other
            ApplicationId: text
            Kind: text
          record Document belongs to Portal.Application by ApplicationId
            Status: "In" | "Out"

        subject Customer
          key Number: Portal.Other.Kind

        journey "Loan" for each Portal.Application of Customer
          starts when: Portal.Application.Status = "Open"
          stage "Waiting"
            may wait forever
            advances to "Done" when: any Portal.Document (Status = "In")
          stage "Done"
            ends as "done"
        """);
  }

  @Test
  void makesNoPlanWhereTheOwnerIsNotUnderstood() throws PlanFormatException {
    compile(
        """
        app CRM
          record Deal
            Stage: text
            AccountId: text

        subject Customer
          key AccountId: CRM.Deal.AccountId

        journey "Told" for Customer
          owned by CRM.Deal.Ownr
          starts when: CRM.Deal.Stage = "Won"
          stage "Waiting"
            expected within 3 days, then notify owner "late"
            advances to "Done" after 9 days
          stage "Done"
            ends as "won"
        """);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void reportsOnTextsThatEndEarly(Path file) throws PlanFormatException {
    String text = GoldenFiles.text(file);
    int step = Math.max(1, text.length() / DAMAGES);
    for (int end = 0; end < text.length(); end += step) {
      compile(text.substring(0, end));
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void reportsOnTextsWithLinesDroppedDoubledAndSwapped(Path file) throws PlanFormatException {
    List<String> lines = GoldenFiles.text(file).lines().toList();
    Random random = new Random(7);
    for (int i = 0; i < DAMAGES; i++) {
      List<String> damaged = new ArrayList<>(lines);
      int at = random.nextInt(lines.size());
      switch (i % 3) {
        case 0 -> damaged.remove(at);
        case 1 -> damaged.add(at, lines.get(random.nextInt(lines.size())));
        default -> Collections.swap(damaged, at, random.nextInt(lines.size()));
      }
      compile(String.join("\n", damaged));
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void reportsOnTextsWithWordsDroppedDoubledAndSwapped(Path file) throws PlanFormatException {
    List<String> words = List.of(GoldenFiles.text(file).split("(?<=[ .\n(])"));
    Random random = new Random(11);
    for (int i = 0; i < DAMAGES; i++) {
      List<String> damaged = new ArrayList<>(words);
      int at = random.nextInt(words.size());
      switch (i % 3) {
        case 0 -> damaged.remove(at);
        case 1 -> damaged.add(at, words.get(random.nextInt(words.size())));
        default -> Collections.swap(damaged, at, random.nextInt(words.size()));
      }
      compile(String.join("", damaged));
    }
  }

  private static void compile(String text) throws PlanFormatException {
    Compilation compilation = Compiled.text("damaged.journey", text);
    for (JourneyModel journey : compilation.model().journeys()) {
      if (!journey.isComplete()) {
        assertThat(compilation.hasErrors()).as(text).isTrue();
      }
    }
    for (Plan plan : compilation.plans()) {
      assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
    }
    assertThat(Compiled.findings(compilation)).doesNotContain("Exception");
  }
}
