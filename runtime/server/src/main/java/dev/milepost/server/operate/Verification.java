package dev.milepost.server.operate;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.server.store.LogSize;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.Tombstone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays the log of every subject and compares what it gives with what is stored. It only reads,
 * and may run beside the server: each group of subjects is read as it is at one moment.
 */
public final class Verification {

  private static final int SUBJECTS_AT_ONCE = 200;
  private static final int MOST_DIFFERENCES = 5;
  private static final int MOST_SUBJECTS_TOLD = 1_000;

  private final Store store;
  private final Progress progress;
  private final List<Difference> differences = new ArrayList<>();
  private long different;
  private long subjects;
  private long executions;
  private long inputs;

  private Verification(Store store, Progress progress) {
    this.store = store;
    this.progress = progress;
  }

  /** Is told how far it is. */
  public interface Progress {
    /** So many subjects were looked at. */
    void verified(long subjects);
  }

  /**
   * A subject of which the log gives something else than what is stored.
   *
   * @param details each a sentence
   */
  public record Difference(SubjectName subject, List<String> details) {
    public Difference {
      details = List.copyOf(details);
    }
  }

  /**
   * What was found.
   *
   * @param subjects how many subjects were looked at
   * @param executions how many executions they have
   * @param inputs how many lines of the log were replayed
   * @param log whether the log is whole
   * @param forgotten what is left of forgotten subjects
   * @param different how many subjects differ
   * @param differences the first of them
   */
  public record Result(
      long subjects,
      long executions,
      long inputs,
      LogSize log,
      List<Tombstone> forgotten,
      long different,
      List<Difference> differences) {
    public Result {
      forgotten = List.copyOf(forgotten);
      differences = List.copyOf(differences);
    }

    /** Whether the log gives exactly what is stored. */
    public boolean isClean() {
      return different == 0 && log.missing() == 0;
    }
  }

  /** Verifies a store. */
  public static Result verify(Store store, Progress progress) {
    return new Verification(store, progress).run();
  }

  private Result run() {
    long last = 0;
    while (last >= 0) {
      long from = last;
      last = store.read(read -> part(read, from));
      progress.verified(subjects);
    }
    return store.read(read ->
        new Result(
            subjects,
            executions,
            inputs,
            read.operations().logSize(),
            read.operations().tombstones(),
            different,
            differences));
  }

  /** Verifies some subjects and gives the number of the last one; -1 where there is none left. */
  private long part(ReadTransaction read, long from) {
    Programs programs = Programs.read(read);
    List<Long> numbers = read.operations().subjects(from, SUBJECTS_AT_ONCE);
    if (programs.isEmpty() || numbers.isEmpty()) {
      return -1;
    }
    for (long number : numbers) {
      verify(programs, read, number);
    }
    return numbers.getLast();
  }

  private void verify(Programs programs, ReadTransaction read, long number) {
    subjects++;
    SubjectName name = read.name(number);
    List<String> details;
    try {
      details = compare(programs, read, number);
    } catch (JsonFormException e) {
      details = List.of("its state does not fit what was declared: " + e.getMessage());
    } catch (StoreException e) {
      if (e.reason() != Reason.DAMAGED && e.reason() != Reason.DOES_NOT_CONTINUE) {
        throw e;
      }
      details = List.of(JsonWriter.escape(String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException e) {
      // A plan, a stage or an execution that is named is not there.
      details = List.of(JsonWriter.escape(String.valueOf(e.getMessage())));
    }
    if (!details.isEmpty()) {
      different++;
      if (differences.size() < MOST_SUBJECTS_TOLD) {
        differences.add(new Difference(name, details));
      }
    }
  }

  private List<String> compare(Programs programs, ReadTransaction read, long number)
      throws JsonFormException {
    StoredSubject stored = read.load(number, programs.latest().declarations());
    LogReplay.Replayed replayed =
        new LogReplay(programs, read).replay(number, stored.state().name(), Instant.MIN);
    inputs += replayed.inputs();
    executions += stored.state().executions().size();
    List<String> details = new ArrayList<>(replayed.faults());
    if (!SubjectStateJson.hash(stored.state()).equals(SubjectStateJson.hash(replayed.state()))) {
      details.addAll(
          JsonDifference.find(
              SubjectStateJson.write(stored.state()),
              SubjectStateJson.write(replayed.state()),
              MOST_DIFFERENCES));
    }
    return details;
  }
}
