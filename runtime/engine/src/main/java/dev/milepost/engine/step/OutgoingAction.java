package dev.milepost.engine.step;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution.ExecutionName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to leave the process, ready to be put into the outbox.
 *
 * @param execution who asks for it
 * @param visit the number of the visit that it belongs to
 * @param clause which clause asks for it, unique in the visit: {@code enter:0}, {@code every:1}
 * @param repeat the how-manieth time of a reminder, from 1; 1 for all others
 * @param withdrawable whether leaving the stage withdraws it while it has not been handed over
 * @param order sequence among the actions of one step, from 0
 * @param request what is asked for
 */
public record OutgoingAction(
    ExecutionName execution,
    int visit,
    String clause,
    int repeat,
    boolean withdrawable,
    int order,
    Request request) {

  /** What is asked for. */
  public sealed interface Request {}

  /** An app's action with the arguments that are known. */
  public record AppAction(TypeName action, List<FieldValue> arguments) implements Request {
    public AppAction {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A text for people.
   *
   * @param role the role that is told, or null: the owner
   * @param address where it goes, or null where nobody is known
   */
  public record Notice(@Nullable String role, @Nullable String address, String text)
      implements Request {}

  /**
   * A question for people.
   *
   * @param role the role that is asked, or null: the owner
   * @param address where it goes, or null where nobody is known
   */
  public record Question(
      @Nullable String role, @Nullable String address, String text, List<String> answers)
      implements Request {
    public Question {
      answers = List.copyOf(answers);
    }
  }
}
