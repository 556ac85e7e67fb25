package dev.milepost.bench.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A journey with three ways out of each stage that waits: on, elsewhere, and by time. One field, or
 * a decision, tells the first two apart, as a careful author has it; ways back wait for something
 * new, so that no loop can spin.
 */
final class GeneratedJourney {
  /** The stages that end. */
  static final int ENDINGS = 2;

  private static final int DECISION_SHARE = 8;
  private static final int LOOP_SHARE = 3;
  private static final int REMINDER_SHARE = 3;
  private static final String LOST = "Lost";

  private final int waiting;
  private final Random random;
  private final RandomConditions conditions;
  private final StringBuilder text = new StringBuilder();

  private GeneratedJourney(int stages, long seed) {
    this.waiting = stages - ENDINGS;
    this.random = new Random(seed);
    this.conditions = new RandomConditions(random);
  }

  /** The text of a journey that has so many stages, those that end included. */
  static String make(String name, int stages, long seed) {
    return new GeneratedJourney(stages, seed).make(name);
  }

  private String make(String name) {
    line("journey \"" + name + "\" for Customer");
    line("  owned by CRM.Account.Id, otherwise \"sales@acme.example\"");
    line("  calendar \"Europe/Berlin\" weekdays 09:00-17:00");
    line("  again 90 days after ending");
    line("  role \"lead\": \"lead@acme.example\"");
    line("  starts when: CRM.Account.Status becomes \"" + anyState(0) + "\"");
    line("  ends at \"" + LOST + "\" when: CRM.Account.Status = \"Closed\"");
    for (int number = 1; number <= waiting; number++) {
      stage(number);
    }
    line("");
    line("  stage \"Won\"");
    line("    ends as \"won\"");
    line("");
    line("  stage \"" + LOST + "\"");
    line("    ends as \"lost\"");
    return text.toString();
  }

  private void stage(int number) {
    line("");
    line("  stage \"" + stageName(number) + "\"");
    line("    on enter: notify \"lead\" \"" + stageName(number) + " has begun\"");
    if (random.nextInt(REMINDER_SHARE) == 0) {
      line("    every 3 days, at most 3 times: Books.SendReminder(InvoiceId: Books.Invoice.Id)");
    }
    line("    expected within " + (2 + random.nextInt(9)) + " business days, then notify owner");
    boolean ticking = random.nextInt(DECISION_SHARE) == 0 ? decided(number) : byState(number);
    timed(number, ticking);
  }

  /** Two ways that a person decides between; whether time alone can open one. */
  private boolean decided(int number) {
    line("    asks \"lead\": \"How do we go on?\" answers \"Go on\", \"Go elsewhere\"");
    Field nothing = GeneratedApps.STATES.getFirst();
    Atom on = conditions.startingWith("answer = \"Go on\"", nothing);
    Atom elsewhere = conditions.startingWith("answer = \"Go elsewhere\"", nothing);
    way(stageName(number + 1), on);
    way(target(number), elsewhere);
    return on.readsClock() || elsewhere.readsClock();
  }

  private boolean byState(int number) {
    Field field = GeneratedApps.STATES.get(number % GeneratedApps.STATES.size());
    List<String> values = new ArrayList<>(field.constants());
    Collections.shuffle(values, random);
    boolean back = number > 1 && random.nextInt(LOOP_SHARE) == 0;
    String onTest = field.path() + " = \"" + values.get(0) + '"';
    String elsewhereTest = field.path() + (back ? " becomes \"" : " = \"") + values.get(1) + '"';
    Atom on = conditions.startingWith(onTest, field);
    Atom elsewhere = conditions.startingWith(elsewhereTest, field);
    way(stageName(number + 1), on);
    way(back ? stageName(1 + random.nextInt(number - 1)) : target(number), elsewhere);
    return on.readsClock() || elsewhere.readsClock();
  }

  /** Where time can open another way too, the timer comes behind it. */
  private void timed(int number, boolean ticking) {
    String trigger =
        switch (random.nextInt(4)) {
          case 0 -> "7 days after Projects.Project.Deadline";
          case 1 -> "at Books.Invoice.DueDate";
          default -> "after " + (14 + random.nextInt(60)) + " days";
        };
    String first = ticking ? "    else advances to \"" : "    advances to \"";
    line(first + target(number) + "\" " + trigger);
  }

  private void way(String target, Atom condition) {
    line("    advances to \"" + target + "\" when:");
    line("      " + condition.text());
  }

  /** A stage behind the next one. */
  private String target(int number) {
    int further = number + 2 + random.nextInt(3);
    return further > waiting + 1 ? LOST : stageName(further);
  }

  private String stageName(int number) {
    return number > waiting ? "Won" : "Stage " + number;
  }

  private String anyState(int field) {
    List<String> values = GeneratedApps.STATES.get(field).constants();
    return values.get(random.nextInt(values.size()));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
