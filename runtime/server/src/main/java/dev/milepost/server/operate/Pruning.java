package dev.milepost.server.operate;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Snapshot;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.WriteTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the old part of the log by snapshots. The log of a subject is cut only where its replay,
 * through the snapshot, gives exactly what is stored.
 */
public final class Pruning {

  private static final int SUBJECTS_AT_ONCE = 100;

  private final Store store;
  private final Instant before;
  private long pruned;
  private long lines;
  private final List<Long> leftAlone = new ArrayList<>();

  private Pruning(Store store, Instant before) {
    this.store = store;
    this.before = before;
  }

  /**
   * What was done.
   *
   * @param subjects how many subjects' logs were cut
   * @param lines how many lines were removed
   * @param leftAlone the numbers of subjects that were left alone because they do not verify
   */
  public record Result(long subjects, long lines, List<Long> leftAlone) {
    public Result {
      leftAlone = List.copyOf(leftAlone);
    }
  }

  /**
   * Prunes a store.
   *
   * @param before lines before this instant are removed
   */
  public static Result prune(Store store, Instant before, Verification.Progress progress) {
    Pruning pruning = new Pruning(store, before);
    long last = 0;
    long looked = 0;
    while (last >= 0) {
      long from = last;
      Part part = store.read(read -> pruning.part(read, from));
      pruning.cut(part.snapshots());
      looked += part.looked();
      progress.verified(looked);
      last = part.last();
    }
    return new Result(pruning.pruned, pruning.lines, pruning.leftAlone);
  }

  private record Part(long last, int looked, List<Snapshot> snapshots) {}

  private Part part(ReadTransaction read, long from) {
    Programs programs = Programs.read(read);
    List<Long> numbers = read.operations().subjects(from, SUBJECTS_AT_ONCE);
    if (programs.isEmpty() || numbers.isEmpty()) {
      return new Part(-1, 0, List.of());
    }
    List<Snapshot> snapshots = new ArrayList<>();
    for (long number : numbers) {
      Snapshot snapshot = verified(programs, read, number);
      if (snapshot != null) {
        snapshots.add(snapshot);
      }
    }
    return new Part(numbers.getLast(), numbers.size(), snapshots);
  }

  private @Nullable Snapshot verified(Programs programs, ReadTransaction read, long number) {
    try {
      StoredSubject stored = read.load(number, programs.latest().declarations());
      LogReplay.Replayed replayed =
          new LogReplay(programs, read).replay(number, stored.state().name(), before);
      Snapshot cut = replayed.cut();
      boolean isVerified =
          replayed.faults().isEmpty()
              && (cut == null || comesBack(programs, cut))
              && SubjectStateJson.hash(stored.state())
                  .equals(SubjectStateJson.hash(replayed.state()));
      if (cut != null && !isVerified) {
        leftAlone.add(number);
      }
      return isVerified ? cut : null;
    } catch (JsonFormException | IllegalArgumentException _) {
      leftAlone.add(number);
      return null;
    }
  }

  /** Whether reading the snapshot gives the state that it was made of. */
  private static boolean comesBack(Programs programs, Snapshot cut) throws JsonFormException {
    SubjectState state =
        SubjectStateJson.read(programs.at(cut.input()).program().layout(), cut.state());
    return SubjectStateJson.hash(state).equals(cut.hash());
  }

  private void cut(List<Snapshot> snapshots) {
    if (snapshots.isEmpty()) {
      return;
    }
    store.write(transaction -> {
      for (Snapshot snapshot : snapshots) {
        cut(transaction, snapshot);
      }
      return snapshots;
    });
  }

  /** A subject may have been forgotten, or pruned by another process, since it was read. */
  private void cut(WriteTransaction transaction, Snapshot snapshot) {
    boolean isThere =
        transaction.operations().subjects(snapshot.subject() - 1, 1).contains(snapshot.subject());
    long prunedBefore =
        transaction.operations().snapshot(snapshot.subject()).map(Snapshot::inputs).orElse(0L);
    if (isThere && prunedBefore == snapshot.inputs()) {
      lines += transaction.upkeep().prune(snapshot);
      pruned++;
    }
  }
}
