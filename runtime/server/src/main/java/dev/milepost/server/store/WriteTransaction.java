package dev.milepost.server.store;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.StepResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be changed in a {@link Store}. What was written is seen by what is read after it. */
public interface WriteTransaction extends ReadTransaction {

  /**
   * Whether anybody else wrote since this store's last transaction, so that what is remembered of
   * it may be wrong.
   */
  boolean othersWrote();

  /**
   * Puts declarations and plans into operation; plans that were active become superseded.
   * Happenings that are not declared any more are forgotten: no condition can count them.
   *
   * @param actor who says so
   */
  void deploy(Deployment deployment, Instant at, String actor);

  /**
   * Notes signals as received.
   *
   * @return for each, in order, what was known of it before
   */
  List<SignalIdentity.Receipt> receive(List<SignalIdentity> signals);

  /** The number of the log's next line. */
  long nextInput();

  /** Writes a line of the log under a number that {@link #nextInput} gave. */
  void log(LogEntry entry);

  /** A number for a subject that is not stored yet; it is stored by {@link #save}. */
  long newSubject(SubjectName name);

  /**
   * Writes what a step reported, and puts its actions into the outbox; withdraws those that belong
   * to visits that it left and that nobody has taken yet.
   *
   * @param after the subject after the step
   * @param input the line that was logged for it in this transaction
   * @param sandboxed whether the actions are marked as taken by the sandbox
   * @param trace the traceparent of the signal that they follow from, or null
   */
  void report(
      StoredSubject after,
      long input,
      StepResult result,
      boolean sandboxed,
      @Nullable String trace);

  /**
   * Writes what changed in a subject.
   *
   * @param before as it is stored
   * @return the subject as it is stored now
   */
  StoredSubject save(StoredSubject before, StoredSubject after);

  /** Binds a value of a further key to a subject. */
  void bind(SubjectKey key, long subject, long input);

  /** Notes that a link was refused because the value is bound to another subject. */
  void refuseLink(SubjectKey key, long subject, long input);

  /** Parks a logged signal of a kind of subject until one of the values is bound. */
  void park(long input, String subjectType, List<SubjectKey> values);

  /** Takes the signals that wait for a value out of the parking, in the order of their receipt. */
  List<Released> release(SubjectKey value, Declarations declarations);

  /**
   * A signal that waited for a link.
   *
   * @param others the other values for which it waited: they belong to the same subject
   */
  record Released(LogEntry.Received signal, List<SubjectKey> others) {
    public Released {
      others = List.copyOf(others);
    }
  }

  /**
   * Notes that a subject turned out to be another one. The other one gets its keys, actions and
   * refused links; its log and timeline stay, its state is removed. All that was changed in it has
   * to be saved before.
   *
   * @param absorber the number of the other subject
   * @param subject the number of the one that is absorbed
   * @param firstPlace the place among the absorber's executions that its first one gets
   * @param input the line of the log by which they come over
   */
  void absorb(long absorber, long subject, int firstPlace, long input);

  @Override
  OutboxWriting outbox();

  /** Who may call, and who did what. */
  AccessControl access();

  /**
   * Keeps a message that could not be taken.
   *
   * @return its number
   */
  long refuse(DeadLetter letter);

  /**
   * Notes that somebody saw to a message that could not be taken.
   *
   * @return whether it waited for that
   */
  boolean settle(long deadLetter, KeptDeadLetter.Settlement settlement);

  /** What operators change. */
  Upkeep upkeep();
}
