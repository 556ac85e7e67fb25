package dev.milepost.compiler.format;

import static dev.milepost.compiler.format.Document.text;

import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.JourneyClause.Hours;
import dev.milepost.compiler.syntax.JourneyClause.Stage;
import dev.milepost.compiler.syntax.Name;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints journeys. An empty line stands before each stage and behind it. */
final class JourneyPrinter {
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  /** As many days as are shorter to name as a range. */
  private static final int SHORTEST_RANGE = 3;

  private final ConditionPrinter conditions;
  private final StagePrinter stages;
  private final BlockPrinter blocks;
  private final Comments comments;

  JourneyPrinter(ConditionPrinter conditions, BlockPrinter blocks, Comments comments) {
    this.conditions = conditions;
    this.stages = new StagePrinter(conditions, comments);
    this.blocks = blocks;
    this.comments = comments;
  }

  Document journey(Declaration.Journey journey) {
    String record = journey.forEach() == null ? "" : "each " + journey.forEach().text() + " of ";
    String header =
        "journey "
            + Words.quoted(journey.name())
            + " for "
            + record
            + journey.subject()
            + renamedFrom(journey.renamedFrom());
    NavigableMap<Integer, Name> order = new TreeMap<>();
    journey.stages().forEach(stage -> order.put(stage.span().start(), stage.name()));
    return blocks.block(
        journey.header(),
        header,
        journey.clauses(),
        (before, behind) -> before instanceof Stage || behind instanceof Stage,
        clause ->
            clause instanceof Stage stage
                ? stage(stage, order)
                : comments.node(clause.span(), () -> clause(clause)));
  }

  private Document stage(Stage stage, NavigableMap<Integer, Name> order) {
    Map.Entry<Integer, Name> behind = order.higherEntry(stage.span().start());
    Name next = behind == null ? null : behind.getValue();
    return blocks.block(
        stage.header(),
        "stage " + Words.quoted(stage.name()) + renamedFrom(stage.renamedFrom()),
        stage.clauses(),
        BlockPrinter.asWritten(),
        clause -> comments.node(clause.span(), () -> stages.clause(clause, next)));
  }

  private Document clause(JourneyClause clause) {
    return switch (clause) {
      case JourneyClause.OwnedBy owned ->
          text(
              "owned by "
                  + Words.value(owned.owner())
                  + (owned.otherwise() == null
                      ? ""
                      : ", otherwise " + Words.quoted(owned.otherwise())));
      case JourneyClause.Calendar calendar ->
          text("calendar " + Words.quoted(calendar.zone()) + hours(calendar.hours()));
      case JourneyClause.Again again ->
          text(
              again.rest() == null
                  ? "again after ending"
                  : "again " + Words.duration(again.rest()) + " after ending");
      case JourneyClause.StartsWhen starts -> conditions.clause("starts when:", starts.condition());
      case JourneyClause.EndsAt ends ->
          stages.trigger("ends at " + Words.quoted(ends.stage()), ends.trigger());
      case JourneyClause.Role role ->
          text("role " + Words.quoted(role.name()) + ": " + Words.value(role.address()));
      case JourneyClause.Define define ->
          conditions.heading("define " + Words.quoted(define.name()) + " as:", define.condition());
      case JourneyClause.NeverAt never ->
          conditions.clause(
              "never at " + Words.quoted(never.stage()) + " while:", never.condition());
      case JourneyClause.PromisesToEnd promises ->
          text("promises to end within " + Words.duration(promises.duration()));
      case Stage stage -> throw new IllegalArgumentException("a stage is a block: " + stage);
      case JourneyClause.Broken broken -> throw new BrokenTreeException(broken);
    };
  }

  private static String renamedFrom(@Nullable Name name) {
    return name == null ? "" : " renamed from " + Words.quoted(name);
  }

  private static String hours(@Nullable Hours hours) {
    return hours == null
        ? ""
        : " " + days(hours.days()) + " " + hours.opens() + "-" + hours.closes();
  }

  private static String days(Set<DayOfWeek> days) {
    if (days.size() == DayOfWeek.values().length) {
      return "every day";
    }
    if (days.equals(WEEKDAYS)) {
      return "weekdays";
    }
    // A range may go over the end of the week: Sunday to Thursday.
    List<DayOfWeek> firsts =
        days.stream().filter(day -> !days.contains(day.minus(1))).sorted().toList();
    if (firsts.size() == 1 && days.size() >= SHORTEST_RANGE) {
      DayOfWeek first = firsts.getFirst();
      return word(first) + " to " + word(first.plus(days.size() - 1L));
    }
    return Arrays.stream(DayOfWeek.values())
        .filter(days::contains)
        .map(JourneyPrinter::word)
        .collect(Collectors.joining(", "));
  }

  private static String word(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
