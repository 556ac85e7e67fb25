package dev.milepost.compiler.analysis.state;

import java.util.Arrays;

/** The states of one stage that were found to be possible, and how each came about. */
final class Reached {

  private static final int NEVER = -1;

  private final StageSpace stage;
  private final Moves moves;
  private final Bits seen;
  private final Bits entered;
  private final Bits stepped;
  private final int[] parent;
  private final int[] how;
  private int[] queue = new int[64];
  private int head;
  private int tail;

  Reached(StageSpace stage, Moves moves) {
    this.stage = stage;
    this.moves = moves;
    int states = stage.space().states();
    this.seen = new Bits(states);
    this.entered = new Bits(states);
    this.stepped = new Bits(states);
    this.parent = new int[states];
    this.how = new int[states];
    Arrays.fill(parent, NEVER);
  }

  StageSpace stage() {
    return stage;
  }

  Moves moves() {
    return moves;
  }

  /** All states found, also those that nobody rests in. */
  Bits seen() {
    return seen;
  }

  /** The states in which somebody entered the stage. */
  Bits entered() {
    return entered;
  }

  /** The states that something which happens at the stage leads to. */
  Bits stepped() {
    return stepped;
  }

  /** The state before, or -1 where the stage was entered in this one. */
  int parent(int state) {
    return parent[state];
  }

  /** The step that led to a state, or the number of the entry. */
  int how(int state) {
    return how[state];
  }

  /** Somebody enters the stage in a state. */
  boolean enter(int state, int entry) {
    entered.add(state);
    return reach(NEVER, state, entry);
  }

  /** A step leads from one state to another. */
  boolean reach(int from, int state, int step) {
    if (from != NEVER) {
      stepped.add(state);
    }
    if (seen.has(state)) {
      return false;
    }
    seen.add(state);
    parent[state] = from;
    how[state] = step;
    if (tail == queue.length) {
      queue = Arrays.copyOf(queue, queue.length * 2);
    }
    queue[tail++] = state;
    return true;
  }

  /** The next state to look at, or -1. */
  int poll() {
    return head == tail ? -1 : queue[head++];
  }
}
