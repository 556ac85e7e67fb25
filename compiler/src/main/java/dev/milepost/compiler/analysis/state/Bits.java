package dev.milepost.compiler.analysis.state;

import java.util.Arrays;

/** A set of states, which are numbers from 0. */
public final class Bits {

  private final long[] words;
  private final int size;

  /** An empty set of numbers below a size. */
  public Bits(int size) {
    this.size = size;
    this.words = new long[(size + Long.SIZE - 1) / Long.SIZE];
  }

  private Bits(long[] words, int size) {
    this.words = words;
    this.size = size;
  }

  static Bits all(int size) {
    Bits all = new Bits(size);
    all.addRange(0, size);
    return all;
  }

  /** How many numbers there are in all. */
  public int universe() {
    return size;
  }

  /** Whether a number is in the set. */
  public boolean has(int number) {
    return (words[number >> 6] & 1L << number) != 0;
  }

  /** Adds a number. */
  public void add(int number) {
    words[number >> 6] |= 1L << number;
  }

  void remove(int number) {
    words[number >> 6] &= ~(1L << number);
  }

  void addRange(int from, int to) {
    if (from >= to) {
      return;
    }
    int first = from >> 6;
    int last = (to - 1) >> 6;
    long head = -1L << from;
    long tail = -1L >>> -to;
    if (first == last) {
      words[first] |= head & tail;
    } else {
      words[first] |= head;
      Arrays.fill(words, first + 1, last, -1L);
      words[last] |= tail;
    }
  }

  /** Another set with the same numbers. */
  public Bits copy() {
    return new Bits(words.clone(), size);
  }

  /** The numbers of both. */
  public Bits and(Bits other) {
    Bits both = copy();
    for (int i = 0; i < words.length; i++) {
      both.words[i] &= other.words[i];
    }
    return both;
  }

  /** The numbers of either. */
  public Bits or(Bits other) {
    Bits either = copy();
    either.addAll(other);
    return either;
  }

  /** The numbers of this set that another does not have. */
  public Bits without(Bits other) {
    Bits rest = copy();
    for (int i = 0; i < words.length; i++) {
      rest.words[i] &= ~other.words[i];
    }
    return rest;
  }

  /** Adds the numbers of another set. */
  public void addAll(Bits other) {
    for (int i = 0; i < words.length; i++) {
      words[i] |= other.words[i];
    }
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the two share a number. */
  public boolean meets(Bits other) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & other.words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** How many numbers are in it. */
  public int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** The first number from another on, or -1. */
  public int next(int from) {
    if (from >= size) {
      return -1;
    }
    int word = from >> 6;
    long rest = words[word] & -1L << from;
    while (rest == 0) {
      if (++word == words.length) {
        return -1;
      }
      rest = words[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }
}
