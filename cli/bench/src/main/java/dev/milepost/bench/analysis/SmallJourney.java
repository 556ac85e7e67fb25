package dev.milepost.bench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random journey that is small enough for the engine to be let do everything in it: up to six
 * stages, four fields, three ways out of a stage, timers, happenings, {@code becomes}. Nobody took
 * care: many of them have every fault there is.
 */
final class SmallJourney {

  /** The apps and the subject of all of them. */
  static final String APPS =
      """
      app CRM
        record Deal
          Stage: "Open" | "Won" | final "Dropped"
          Owner: text
          Amount: integer
      app Books
        record Invoice
          CustomerId: text
          Paid: boolean
          Total: number
          Due: date
        event Refund
          Kind: "Full" | "Part"
      subject Customer
        key CustomerId: Books.Invoice.CustomerId
      """;

  private static final List<String> FIELDS =
      List.of(
          "CRM.Deal.Stage",
          "CRM.Deal.Owner",
          "CRM.Deal.Amount",
          "Books.Invoice.Paid",
          "Books.Invoice.Total",
          "Books.Invoice.Due");

  private static final int MOST_STAGES = 6;
  private static final int MOST_WAYS = 3;
  private static final int MOST_FIELDS = 4;

  private final Random random;
  private final List<String> fields = new ArrayList<>();
  private final boolean isForEach;

  private SmallJourney(long seed) {
    this.random = new Random(seed);
    List<String> all = new ArrayList<>(FIELDS);
    int count = 2 + random.nextInt(MOST_FIELDS - 1);
    while (fields.size() < count) {
      fields.add(all.remove(random.nextInt(all.size())));
    }
    this.isForEach = random.nextInt(4) == 0;
  }

  /** The text of a journey; the same seed gives the same one. */
  static String make(long seed) {
    return new SmallJourney(seed).make();
  }

  private String make() {
    StringBuilder text = new StringBuilder();
    text.append("journey \"J\" for ").append(isForEach ? "each CRM.Deal of " : "");
    text.append("Customer\n");
    text.append("  owned by CRM.Deal.Owner, otherwise \"owner@example.com\"\n");
    text.append("  starts when: ").append(isForEach ? "CRM.Deal.Stage is known" : atom(false));
    text.append('\n');
    if (random.nextInt(3) == 0) {
      text.append("  ends at \"End\" when: ").append(atom(false)).append('\n');
    }
    int stages = 2 + random.nextInt(MOST_STAGES - 2);
    for (int i = 0; i < stages; i++) {
      stage(text, i, stages);
    }
    text.append("  stage \"End\"\n    ends as \"done\"\n");
    return text.toString();
  }

  private void stage(StringBuilder text, int number, int stages) {
    text.append("  stage \"S").append(number).append("\"\n");
    boolean asks = random.nextInt(6) == 0;
    if (asks) {
      text.append("    asks owner: \"?\" answers \"Yes\", \"No\"\n");
    }
    text.append("    may wait forever\n");
    int ways = 1 + random.nextInt(MOST_WAYS);
    for (int i = 0; i < ways; i++) {
      int target = random.nextInt(stages + 1);
      if (i == 0) {
        target = number + 1;
      }
      String name = target >= stages ? "End" : "S" + target;
      text.append("    ").append(i > 0 && random.nextInt(4) == 0 ? "else " : "");
      text.append("advances to \"").append(name).append("\" ");
      if (random.nextInt(5) == 0) {
        int days = 1 + random.nextInt(3);
        text.append("after ").append(days).append(days == 1 ? " day\n" : " days\n");
      } else {
        text.append("when: ").append(condition(asks)).append('\n');
      }
    }
  }

  private String condition(boolean asks) {
    String first = asks && random.nextBoolean() ? "answer = \"Yes\"" : atom(true);
    int more = random.nextInt(3);
    if (more == 0) {
      return first;
    }
    String word = random.nextInt(3) == 0 ? " OR " : " AND ";
    StringBuilder text = new StringBuilder(first);
    for (int i = 0; i < more; i++) {
      text.append(word).append(atom(true));
    }
    return text.toString();
  }

  private String atom(boolean withMemory) {
    if (withMemory && random.nextInt(10) == 0) {
      return switch (random.nextInt(3)) {
        case 0 -> "Books.Refund";
        case 1 -> "Books.Refund (Kind = \"Full\")";
        default -> "Books.Refund at least 2 times";
      };
    }
    String field = fields.get(random.nextInt(fields.size()));
    if (random.nextInt(12) == 0) {
      return field + (random.nextBoolean() ? " is known" : " is unknown");
    }
    boolean becomes = withMemory && random.nextInt(6) == 0;
    String not = !becomes && random.nextInt(10) == 0 ? "NOT " : "";
    return switch (field) {
      case "CRM.Deal.Stage" -> {
        String value = List.of("Open", "Won", "Dropped").get(random.nextInt(3));
        yield becomes
            ? field + " becomes \"" + value + '"'
            : not + field + (random.nextInt(4) == 0 ? " != \"" : " = \"") + value + '"';
      }
      case "CRM.Deal.Owner" ->
          becomes
              ? field + " becomes \"ann\""
              : not
                  + field
                  + List.of(" = \"ann\"", " contains \"nn\"", " starts with \"b\"")
                      .get(random.nextInt(3));
      case "CRM.Deal.Amount" ->
          field
              + (becomes ? " becomes " : " ")
              + comparator()
              + " "
              + List.of("10", "20").get(random.nextInt(2));
      case "Books.Invoice.Paid" ->
          becomes
              ? field + " becomes true"
              : not + field + " = " + (random.nextBoolean() ? "true" : "false");
      case "Books.Invoice.Total" -> field + (becomes ? " becomes " : " ") + comparator() + " 5";
      default -> not + field + " " + comparator() + " 2026-03-01";
    };
  }

  private String comparator() {
    return List.of("=", "<", "<=", ">", ">=").get(random.nextInt(5));
  }
}
