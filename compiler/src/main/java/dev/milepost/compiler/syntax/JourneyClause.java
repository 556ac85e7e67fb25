package dev.milepost.compiler.syntax;

import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.text.Span;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a journey says. */
public sealed interface JourneyClause extends SyntaxNode {

  /** What is allowed before it. */
  List<Allowance> allowances();

  /**
   * {@code owned by CRM.Deal.Owner, otherwise "sales@acme.example"}.
   *
   * @param otherwise null where it is not said
   */
  record OwnedBy(
      Operand owner,
      LiteralTree.@Nullable TextLiteral otherwise,
      List<Allowance> allowances,
      Span span)
      implements JourneyClause {}

  /**
   * {@code calendar "Europe/Berlin" weekdays 09:00-17:00}.
   *
   * @param zone the zone's name, not yet checked
   * @param hours null where only the zone is said
   */
  record Calendar(Name zone, @Nullable Hours hours, List<Allowance> allowances, Span span)
      implements JourneyClause {}

  /** {@code again after ending} or {@code again 90 days after ending}; {@code rest} may be null. */
  record Again(@Nullable DurationLiteral rest, List<Allowance> allowances, Span span)
      implements JourneyClause {}

  /** {@code starts when: CONDITION}. */
  record StartsWhen(ConditionTree condition, List<Allowance> allowances, Span span)
      implements JourneyClause {}

  /** {@code ends at "X" when: CONDITION} or {@code ends at "X" after D}. */
  record EndsAt(Name stage, Trigger trigger, List<Allowance> allowances, Span span)
      implements JourneyClause {}

  /** {@code role "onboarding lead": "lead@acme.example"}. */
  record Role(Name name, Operand address, List<Allowance> allowances, Span span)
      implements JourneyClause {}

  /** {@code define "paid up" as: CONDITION}. */
  record Define(Name name, ConditionTree condition, List<Allowance> allowances, Span span)
      implements JourneyClause {}

  /** {@code never at "X" while: CONDITION}. */
  record NeverAt(Name stage, ConditionTree condition, List<Allowance> allowances, Span span)
      implements JourneyClause {}

  /** {@code promises to end within D}. */
  record PromisesToEnd(DurationLiteral duration, List<Allowance> allowances, Span span)
      implements JourneyClause {}

  /**
   * {@code stage "Live" renamed from "Go-live"} with its clauses.
   *
   * @param renamedFrom null where it is not said
   * @param header the text up to the first clause
   */
  record Stage(
      Name name,
      @Nullable Name renamedFrom,
      List<StageClause> clauses,
      Span header,
      List<Allowance> allowances,
      Span span)
      implements JourneyClause {
    public Stage {
      clauses = List.copyOf(clauses);
    }
  }

  /** What could not be read; it was reported. It may have been any clause but a stage. */
  record Broken(List<Allowance> allowances, Span span) implements JourneyClause {}

  /**
   * Business hours.
   *
   * @param days the open days, at least one
   * @param closes later than {@code opens}
   */
  record Hours(Set<DayOfWeek> days, LocalTime opens, LocalTime closes, Span span)
      implements SyntaxNode {
    public Hours {
      days = Set.copyOf(days);
    }
  }
}
