package dev.milepost.server.writer;

import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.PastDeployment;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.Upkeep.Forgotten;
import dev.milepost.server.store.WriteTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a store. It takes submissions in groups and commits each group with all that
 * follows from it, due timers included, in one transaction; what it returns is durable. Not for use
 * by several threads at once.
 */
public final class Writer {

  /** A group that time floods is divided, so that a transaction never outgrows the memory. */
  private static final int MOST_TICKS = 5_000;

  private final Store store;
  private final WriterOptions options;
  private final SubjectCache cache;
  private final KeyCache keys;
  private final DueTimes dueTimes;
  private @Nullable Instant nextDue;
  private Operation operation;
  private @Nullable Long deploymentNumber;
  private Consumer<List<Committed>> onCommit = _ -> {};

  /**
   * A writer that runs a deployment.
   *
   * @throws IllegalArgumentException where its plans do not link
   */
  public Writer(Store store, Deployment deployment, WriterOptions options) {
    this.store = store;
    this.operation = Operation.of(deployment);
    this.options = options;
    this.cache = new SubjectCache(options.cachedSubjects());
    this.keys = new KeyCache(options.cachedSubjects());
    this.dueTimes = new DueTimes();
  }

  /** What runs. */
  public Program program() {
    return operation.program();
  }

  /** Has somebody told what was committed, in order. */
  public void onCommit(Consumer<List<Committed>> listener) {
    onCommit = listener;
  }

  /** What is in operation. */
  public Deployment deployment() {
    return operation.deployment();
  }

  /** What is needed to read the store. */
  public Declarations declarations() {
    return operation.declarations();
  }

  /**
   * Writes a group. With a shared clock, timers that are due before a submission go first; at one
   * instant the submission does.
   *
   * @param group in the order in which it takes effect; with a shared clock, by time
   * @return what became of each
   * @throws dev.milepost.server.store.StoreException where the store fails; of what was not
   *     acknowledged nothing is there
   */
  public List<Acknowledgement> write(List<? extends Submission> group) {
    List<Acknowledgement> answers = new ArrayList<>(group.size());
    while (answers.size() < group.size()) {
      List<? extends Submission> rest = group.subList(answers.size(), group.size());
      answers.addAll(transact(turn -> turn.take(part(turn, rest))));
    }
    return answers;
  }

  /** As much of a group as time does not flood. */
  private List<? extends Submission> part(GroupTurn turn, List<? extends Submission> rest) {
    if (options.clock() == WriterOptions.ClockMode.OF_EACH_SUBJECT) {
      return rest;
    }
    Instant flooded = turn.dueAfter(MOST_TICKS);
    if (flooded == null) {
      return rest;
    }
    int end = 0;
    while (end < rest.size() && !rest.get(end).at().isAfter(flooded)) {
      end++;
    }
    if (end == 0) {
      turn.tickUntil(flooded, true, MOST_TICKS);
    }
    return rest.subList(0, end);
  }

  /** Works off all timers that are due up to an instant, that one included. */
  public void advanceTo(Instant end) {
    while (advance(end, true, MOST_TICKS) == MOST_TICKS) {
      // A transaction holds a bounded number of ticks.
    }
  }

  /**
   * Works off timers in the order of their times, in one transaction.
   *
   * @param included whether those that are due at the very end are worked off, too
   * @param most how many at most
   * @return how many there were
   */
  public int advance(Instant end, boolean included, int most) {
    return transact(turn -> turn.tickUntil(end, included, most));
  }

  /** When the next timer runs out, as of the last transaction; null where there is none. */
  public @Nullable Instant nextDue() {
    return nextDue;
  }

  /** Runs from now on what was put into operation in its store. */
  public void follow(Deployment deployed) {
    operation = Operation.of(deployed);
    forget();
  }

  /**
   * Forgets a subject: everything that is known of it, its log included, is removed; counts stay.
   *
   * @param suppressed whether signals that name it are refused from now on
   * @return what became of it; empty where there is no such subject
   */
  public Optional<Forgotten> forget(
      SubjectName subject, Instant at, String actor, boolean suppressed) {
    try {
      return store.erase(transaction ->
          transaction
              .find(subject, operation.declarations())
              .map(found ->
                  transaction
                      .upkeep()
                      .forget(found.number(), found.state().name(), at, actor, suppressed)));
    } finally {
      forget();
    }
  }

  private <R> R transact(Function<GroupTurn, R> work) {
    GroupTurn[] done = new GroupTurn[1];
    boolean committed = false;
    try {
      R result =
          store.write(transaction -> {
            GroupTurn turn = turn(transaction);
            R given = work.apply(turn);
            turn.save();
            nextDue = turn.dueAfter(0);
            done[0] = turn;
            return given;
          });
      committed = true;
      done[0].keep();
      onCommit.accept(done[0].steps());
      return result;
    } finally {
      if (!committed) {
        forget();
      }
    }
  }

  private GroupTurn turn(WriteTransaction transaction) {
    if (transaction.othersWrote()) {
      forget();
      followDeployment(transaction);
    }
    return new GroupTurn(transaction, operation, options, cache, keys, dueTimes);
  }

  /** Somebody else may have deployed; what runs is what the store says. */
  private void followDeployment(WriteTransaction transaction) {
    Long latest =
        transaction.deployments().stream().map(PastDeployment::number).findFirst().orElse(null);
    boolean isAnother = deploymentNumber != null && !deploymentNumber.equals(latest);
    if (isAnother) {
      transaction.deployment().ifPresent(stored -> operation = Operation.of(stored));
    }
    deploymentNumber = latest;
  }

  /** Forgets what is remembered of the store: somebody else changed subjects. */
  public void forget() {
    cache.clear();
    keys.clear();
    dueTimes.forget();
  }
}
