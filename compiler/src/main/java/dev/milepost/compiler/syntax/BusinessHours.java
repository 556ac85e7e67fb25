package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.JourneyClause.Hours;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.value.NearestName;
import dev.milepost.grammar.JourneyParser.DaysContext;
import dev.milepost.grammar.JourneyParser.HoursContext;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Builds business hours. The days are {@code weekdays}, {@code every day}, {@code Monday to
 * Saturday} or a list of days.
 */
final class BusinessHours {
  private static final String WEEKDAYS = "weekdays";
  private static final Set<DayOfWeek> MONDAY_TO_FRIDAY =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private final Words words;
  private final Literals literals;
  private final SyntaxErrors errors;

  BusinessHours(Reading reading) {
    this.words = reading.words();
    this.literals = reading.literals();
    this.errors = reading.errors();
  }

  /** The hours; what is wrong in them is reported and read as 09:00-17:00 or on weekdays. */
  @Nullable Hours hours(@Nullable HoursContext context) {
    if (context == null) {
      return null;
    }
    Span span = words.span(context);
    Optional<LocalTime> opens = literals.timeOfDay(context.TIME_OF_DAY(0));
    Optional<LocalTime> closes = literals.timeOfDay(context.TIME_OF_DAY(1));
    if (opens.isPresent() && closes.isPresent() && closes.get().isAfter(opens.get())) {
      return new Hours(days(context.days()), opens.get(), closes.get(), span);
    }
    if (opens.isPresent() && closes.isPresent()) {
      errors.add(
          Rule.INVALID_LITERAL,
          words.span(context.TIME_OF_DAY(1)),
          "business hours close later on the day on which they open");
    }
    return new Hours(days(context.days()), LocalTime.of(9, 0), LocalTime.of(17, 0), span);
  }

  private Set<DayOfWeek> days(DaysContext context) {
    if (context.DAY() != null) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    List<TerminalNode> names = context.IDENTIFIER();
    if (names.size() == 1 && names.getFirst().getText().equalsIgnoreCase(WEEKDAYS)) {
      return MONDAY_TO_FRIDAY;
    }
    List<DayOfWeek> found = new ArrayList<>();
    names.forEach(name -> day(name).ifPresent(found::add));
    if (found.size() < names.size()) {
      return MONDAY_TO_FRIDAY;
    }
    return context.TO() == null
        ? EnumSet.copyOf(found)
        : between(found.getFirst(), found.getLast());
  }

  private static Set<DayOfWeek> between(DayOfWeek first, DayOfWeek last) {
    EnumSet<DayOfWeek> days = EnumSet.of(last);
    for (DayOfWeek day = first; day != last; day = day.plus(1)) {
      days.add(day);
    }
    return days;
  }

  private Optional<DayOfWeek> day(TerminalNode name) {
    List<String> known =
        new ArrayList<>(Arrays.stream(DayOfWeek.values()).map(BusinessHours::word).toList());
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word(day).equalsIgnoreCase(name.getText())) {
        return Optional.of(day);
      }
    }
    known.add(WEEKDAYS);
    Span span = words.span(name);
    Diagnostic diagnostic =
        Diagnostic.of(
            Rule.SYNTAX, span, "`" + Wording.shortened(name.getText()) + "` is no day of the week");
    errors.add(
        NearestName.of(name.getText(), known)
            .map(meant ->
                diagnostic
                    .withHelp("did you mean `" + meant + "`?")
                    .withSuggestion(Diagnostic.Suggestion.replace(span, meant)))
            .orElseGet(() ->
                diagnostic.withHelp(
                    "write `weekdays`, `every day`, `Monday to Saturday` or days with commas")));
    return Optional.empty();
  }

  private static String word(DayOfWeek day) {
    return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
  }
}
