package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime executes: one journey with the declarations that it reads. A plan never changes;
 * its identity is the hash of its meaning.
 *
 * @param journey the journey's name
 * @param renamedFrom the name that the journey had before, or null
 * @param subject the kind of subject that travels
 * @param forEach the record type that an execution is about, or null: one execution a subject
 * @param calendar the zone and business hours
 * @param reentry when a subject may travel again
 * @param owner who is told by {@code notify owner}, or null
 * @param roles the declared roles, in written order
 * @param starts when an execution starts
 * @param endings what ends an execution from anywhere, in written order
 * @param promises what the journey promises never or always to happen
 * @param stages the stages in written order; executions start at the first
 * @param declarations the apps and subjects as far as this journey reads them
 * @param source where the journey stands
 */
public record Plan(
    String journey,
    @Nullable String renamedFrom,
    String subject,
    @Nullable TypeName forEach,
    JourneyCalendar calendar,
    Reentry reentry,
    @Nullable Owner owner,
    List<Role> roles,
    Start starts,
    List<Ending> endings,
    List<Promise> promises,
    List<Stage> stages,
    Catalog declarations,
    SourceText source) {

  /** The version of the plan's form; a reader refuses any other. */
  public static final int FORMAT = 1;

  public Plan {
    roles = List.copyOf(roles);
    endings = List.copyOf(endings);
    promises = List.copyOf(promises);
    stages = List.copyOf(stages);
  }

  /** The stage of that name. */
  public Optional<Stage> stage(String name) {
    return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }

  /**
   * Where a clause stands and how it reads.
   *
   * @param file the path in the workspace, with forward slashes
   * @param line from 1
   * @param column from 1, in code points
   * @param text the clause as it was written
   */
  public record SourceText(String file, int line, int column, String text) {}

  /** When a subject may travel again. */
  public sealed interface Reentry {
    /** Once ever. */
    record Once() implements Reentry {}

    /** Again once the last execution ended; a null span means at once. */
    record AfterEnding(@Nullable TimeSpan rest) implements Reentry {}
  }

  /**
   * Who is told by {@code notify owner}.
   *
   * @param field the field that holds the address, or null
   * @param otherwise the address where that is unknown, or null
   */
  public record Owner(@Nullable FieldName field, @Nullable String otherwise, SourceText source) {}

  /** People who are told or asked by their role. */
  public record Role(String name, String address, SourceText source) {}

  /** When an execution starts. */
  public record Start(Condition when, SourceText source) {}

  /** {@code ends at "X" when ...} or {@code ends at "X" after ...}. */
  public record Ending(String target, Trigger trigger, SourceText source) {}

  /** What the analysis proves and the runtime watches. */
  public sealed interface Promise {
    /** {@code never at "X" while: CONDITION}. */
    record NeverAt(String stage, Condition condition, SourceText source) implements Promise {}

    /** {@code promises to end within D}. */
    record EndsWithin(TimeSpan span, SourceText source) implements Promise {}

    /** Where the promise stands. */
    SourceText source();
  }

  /**
   * A place in which an execution stands.
   *
   * @param outcome the outcome with which the stage ends the execution, or null where it goes on
   * @param expected how long an execution should stand here, or null
   * @param mayWaitForever whether standing here without end is meant
   * @param question the decision that is asked for on entry, or null
   * @param transitions in written order; empty where the stage ends
   */
  public record Stage(
      String name,
      @Nullable String renamedFrom,
      @Nullable String outcome,
      List<Action> onEnter,
      List<Action> onExit,
      List<Reminder> reminders,
      @Nullable Expected expected,
      boolean mayWaitForever,
      @Nullable Question question,
      List<Transition> transitions,
      SourceText source) {
    public Stage {
      onEnter = List.copyOf(onEnter);
      onExit = List.copyOf(onExit);
      reminders = List.copyOf(reminders);
      transitions = List.copyOf(transitions);
    }

    /** Whether an execution that comes here has ended. */
    public boolean ends() {
      return outcome != null;
    }
  }

  /** An action with the clause that asks for it. */
  public record Action(ActionCall call, SourceText source) {}

  /**
   * {@code every D, at most N times: ACTION} or, once only, {@code after D: ACTION}.
   *
   * @param repeats whether it comes again
   * @param atMost how often at most, or null
   */
  public record Reminder(
      TimeSpan interval,
      boolean repeats,
      @Nullable Integer atMost,
      ActionCall call,
      SourceText source) {}

  /** {@code expected within D, then ACTION}; the action may be null. */
  public record Expected(TimeSpan span, @Nullable ActionCall then, SourceText source) {}

  /**
   * A decision for people.
   *
   * @param role the declared role, or null: the owner
   */
  public record Question(
      @Nullable String role, String text, List<String> answers, SourceText source) {
    public Question {
      answers = List.copyOf(answers);
    }
  }

  /**
   * A way out of a stage.
   *
   * @param target the stage that it leads to
   * @param isElse whether it is considered only when no transition above it is true
   * @param does what is done on the way
   */
  public record Transition(
      String target, Trigger trigger, boolean isElse, List<Action> does, SourceText source) {
    public Transition {
      does = List.copyOf(does);
    }
  }

  /** What enables a transition. */
  public sealed interface Trigger {
    /** A condition that is true. */
    record When(Condition condition) implements Trigger {}

    /** Time that has passed since the entry. */
    record After(TimeSpan span) implements Trigger {}

    /**
     * A day that has come.
     *
     * @param date the field that holds the date or time
     * @param offset what is added, or null
     * @param before whether the offset is subtracted instead
     */
    record AtDate(FieldName date, @Nullable TimeSpan offset, boolean before) implements Trigger {}
  }
}
