package dev.milepost.server.store;

import dev.milepost.engine.state.SubjectState.SubjectName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be asked of a {@link Store}. */
public interface ReadTransaction {

  /** What was put into operation last; empty in a new store. */
  Optional<Deployment> deployment();

  /** What was put into operation and when, the latest first. */
  List<PastDeployment> deployments();

  /** Where the executions stand that have not ended, by plan and stage. */
  List<Standing> standings();

  /**
   * Subjects with an execution that has not ended, rising by their numbers.
   *
   * @param plan the hash of the plan on which it runs
   * @param after the number after which to begin
   */
  List<Long> travelling(String plan, long after, int limit);

  /** Subjects of a kind, rising by their numbers, after a number, at most so many. */
  List<Long> subjects(String type, long after, int limit);

  /**
   * The name of the subject that absorbed the one of that name; where none did, or none is stored,
   * that name.
   */
  SubjectName present(SubjectName name);

  /**
   * The subject of that name, or the one that absorbed it, with its state restored; empty where
   * none is stored.
   */
  Optional<StoredSubject> find(SubjectName name, Declarations declarations);

  /**
   * The subject of that number.
   *
   * @throws IllegalArgumentException where there is none
   */
  StoredSubject load(long subject, Declarations declarations);

  /**
   * The name of the subject of that number.
   *
   * @throws IllegalArgumentException where there is none
   */
  SubjectName name(long subject);

  /** The subject to which a value of a key is bound; the first key's values bind themselves. */
  Optional<SubjectName> bound(SubjectKey key);

  /** The values of a subject's further keys, by key and value. */
  List<SubjectKey> keys(long subject);

  /** Names of subjects of any type whose first key has that value, by type. */
  List<SubjectName> named(String firstKey);

  /** The subjects that time alone may change, from {@code from} on, in order, at most so many. */
  List<Due> due(Due from, int limit);

  /** What happened to a subject and to those that it absorbed, in the order of the log. */
  List<PastInput> history(long subject, Declarations declarations);

  /** Every refused message in the order of its refusal. */
  void deadLetters(Consumer<DeadLetter> reader);

  /** Long lists, page by page. */
  Listings listings();

  /** The actions on their way out. */
  OutboxReading outbox();

  /** What all executions add up to. */
  Tally tally();

  /** Whether a value of a key is that of a forgotten subject, and is not to come back. */
  boolean isSuppressed(SubjectKey key);

  /** What operators ask, beside single subjects. */
  OperationsReading operations();
}
