package dev.milepost.server.operate;

import dev.milepost.engine.program.Program;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.OperationsReading.DeploymentPeriod;
import dev.milepost.server.store.ReadTransaction;
import java.util.ArrayList;
import java.util.List;

/** What ran at each line of the log. */
final class Programs {

  private final List<Period> periods;

  /**
   * A stretch of the log on which one deployment ran.
   *
   * @param after the number of the last line before it
   * @param upTo the number of its last line
   */
  record Period(long after, long upTo, Program program, Declarations declarations) {}

  private Programs(List<Period> periods) {
    this.periods = List.copyOf(periods);
  }

  /** Reads what was put into operation; none where nothing ever was. */
  static Programs read(ReadTransaction store) {
    List<DeploymentPeriod> deployed = store.operations().periods();
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < deployed.size(); i++) {
      // What came before the first deployment was never run by another one.
      long after = i == 0 ? 0 : deployed.get(i).after();
      long upTo = i + 1 < deployed.size() ? deployed.get(i + 1).after() : Long.MAX_VALUE;
      if (after < upTo) {
        periods.add(period(after, upTo, deployed.get(i).deployment()));
      }
    }
    return new Programs(periods);
  }

  private static Period period(long after, long upTo, Deployment deployment) {
    Program program = deployment.program();
    return new Period(
        after, upTo, program, Declarations.of(deployment.catalog(), program.layout()));
  }

  /** The stretches in order; the last one has no end. */
  List<Period> periods() {
    return periods;
  }

  /** What ran at a line of the log. */
  Period at(long input) {
    for (Period period : periods) {
      if (input <= period.upTo()) {
        return period;
      }
    }
    return latest();
  }

  /** Whether nothing was ever put into operation. */
  boolean isEmpty() {
    return periods.isEmpty();
  }

  /** What runs now. */
  Period latest() {
    return periods.getLast();
  }
}
