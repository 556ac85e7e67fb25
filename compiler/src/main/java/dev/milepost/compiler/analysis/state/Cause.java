package dev.milepost.compiler.analysis.state;

import java.util.List;

/** Something that can happen at a stage, and what it changes by itself. */
sealed interface Cause permits RecordSignals, Cause.Happens, Cause.Chooses, Cause.Passes {

  /** Receives a state as it is changed, and by which step. */
  @FunctionalInterface
  interface Visitor {
    void change(int changed, int step);
  }

  /** The variables that it reads and changes, and none besides. */
  int[] variables();

  /** Visits what a state is changed into. */
  void from(int state, Visitor visitor);

  /** The clocks that have to run for it. */
  default int[] running() {
    return new int[0];
  }

  /** Something happens that is counted. */
  record Happens(Space space, List<Integer> counts, int step) implements Cause {
    public Happens {
      counts = List.copyOf(counts);
    }

    @Override
    public int[] variables() {
      return counts.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void from(int state, Visitor visitor) {
      int changed = state;
      for (int variable : counts) {
        int times = space.value(changed, variable);
        if (times < space.size(variable) - 1) {
          changed = space.with(changed, variable, times + 1);
        }
      }
      visitor.change(changed, step);
    }
  }

  /** A variable gets some value, whatever it has: an answer, the end of another journey. */
  record Chooses(Space space, int variable, int value, int step) implements Cause {
    @Override
    public int[] variables() {
      return new int[] {variable};
    }

    @Override
    public void from(int state, Visitor visitor) {
      visitor.change(space.with(state, variable, value), step);
    }
  }

  /**
   * Time passes, and some clocks show more, all in the same instant.
   *
   * @param running those of them that run only while something is true
   */
  record Passes(Space space, List<Shown> clocks, int[] running, int step) implements Cause {
    public Passes {
      clocks = List.copyOf(clocks);
    }

    /** By what a clock shows, what it may show next. */
    record Shown(int variable, int[][] later) {}

    @Override
    public int[] variables() {
      return clocks.stream().mapToInt(Shown::variable).toArray();
    }

    @Override
    public void from(int state, Visitor visitor) {
      pass(state, 0, visitor);
    }

    private void pass(int state, int place, Visitor visitor) {
      if (place == clocks.size()) {
        visitor.change(state, step);
        return;
      }
      Shown clock = clocks.get(place);
      for (int shown : clock.later()[space.value(state, clock.variable())]) {
        pass(space.with(state, clock.variable(), shown), place + 1, visitor);
      }
    }
  }
}
