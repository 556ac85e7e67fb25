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

  /** What tells it from all others of its subject. */
  public ActionName name() {
    return new ActionName(execution, visit, clause, repeat);
  }

  /** What is asked for, in a word or two. */
  public String what() {
    return switch (request) {
      case AppAction action -> action.action().toString();
      case Notice notice -> "the notice to " + whom(notice.role());
      case Question question -> "the question to " + whom(question.role());
    };
  }

  private static String whom(@Nullable String role) {
    return role == null ? "the owner" : '"' + role + '"';
  }

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
   * @param about the record whose field names the owner, or null
   */
  public record Notice(
      @Nullable String role, @Nullable String address, String text, @Nullable RecordName about)
      implements Request {}

  /** A record, by its type and the id that its app gave it. */
  public record RecordName(TypeName type, String id) {}

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
