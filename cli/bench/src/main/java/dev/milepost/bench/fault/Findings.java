package dev.milepost.bench.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a trial found; several threads may add to it. */
final class Findings {

  private static final int MOST = 50;

  private final List<String> faults = new CopyOnWriteArrayList<>();

  void add(String fault) {
    if (faults.size() < MOST) {
      faults.add(fault);
    }
  }

  void require(boolean holds, String fault) {
    if (!holds) {
      add(fault);
    }
  }

  List<String> all() {
    return List.copyOf(faults);
  }

  /** Prints what was done and found; gives the exit code, 1 where something was found. */
  int report(String done) {
    System.out.println(done);
    faults.forEach(fault -> System.out.println("FAULT  " + fault));
    System.out.println(faults.isEmpty() ? "nothing found" : faults.size() + " faults");
    return faults.isEmpty() ? 0 : 1;
  }
}
