package dev.milepost.compiler.analysis.state;

import java.util.Arrays;

/** A set of states, which are numbers from 0. */
public final class Bits {

  private final long[] words;
  private final int size;

  /** An empty set of numbers below a size. */
  public Bits(int size) {
    this.size = size;
    this.words = new long[words(size)];
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
    long[] own = words;
    long[] others = other.words;
    long[] both = new long[own.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = own[i] & others[i];
    }
    return new Bits(both, size);
  }

  /** The numbers of either. */
  public Bits or(Bits other) {
    long[] own = words;
    long[] others = other.words;
    long[] either = new long[own.length];
    for (int i = 0; i < either.length; i++) {
      either[i] = own[i] | others[i];
    }
    return new Bits(either, size);
  }

  /** The numbers of this set that another does not have. */
  public Bits without(Bits other) {
    long[] own = words;
    long[] others = other.words;
    long[] rest = new long[own.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = own[i] & ~others[i];
    }
    return new Bits(rest, size);
  }

  /** Adds the numbers of another set. */
  public void addAll(Bits other) {
    long[] own = words;
    long[] others = other.words;
    for (int i = 0; i < own.length; i++) {
      own[i] |= others[i];
    }
  }

  /** Takes out the numbers of another set. */
  void removeAll(Bits other) {
    long[] own = words;
    long[] others = other.words;
    for (int i = 0; i < own.length; i++) {
      own[i] &= ~others[i];
    }
  }

  /** Adds, for each number of two sets, another that is so much larger. */
  void addShifted(Bits one, Bits other, int more) {
    if (more < 0) {
      addLower(one.words, other.words, -more);
    } else {
      addHigher(one.words, other.words, more);
    }
  }

  private void addHigher(long[] one, long[] other, int more) {
    long[] own = words;
    int skipped = more >> 6;
    int rest = more & 63;
    int last = own.length - skipped - 1;
    for (int i = 0; i <= last; i++) {
      long both = one[i] & other[i];
      if (both != 0) {
        own[i + skipped] |= both << rest;
        if (rest != 0 && i < last) {
          own[i + skipped + 1] |= both >>> (64 - rest);
        }
      }
    }
  }

  private void addLower(long[] one, long[] other, int less) {
    long[] own = words;
    int skipped = less >> 6;
    int rest = less & 63;
    for (int i = skipped; i < own.length; i++) {
      long both = one[i] & other[i];
      if (both != 0) {
        own[i - skipped] |= both >>> rest;
        if (rest != 0 && i > skipped) {
          own[i - skipped - 1] |= both << (64 - rest);
        }
      }
    }
  }

  /** Adds, from so many numbers of another set, those that are in it, at another place. */
  void addRange(Bits other, int from, int length, int to) {
    int done = Math.min(length, -to & 63);
    if (done > 0) {
      words[to >> 6] |= other.bits(from, done) << to;
    }
    int rest = (from + done) & 63;
    int source = (from + done) >> 6;
    for (int word = (to + done) >> 6; length - done >= 64; word++, source++, done += 64) {
      words[word] |=
          rest == 0
              ? other.words[source]
              : other.words[source] >>> rest | other.words[source + 1] << (64 - rest);
    }
    if (done < length) {
      words[(to + done) >> 6] |= other.bits(from + done, length - done);
    }
  }

  /**
   * What is in some of a set's slices, which are so long: of numbers from one on in the first, as
   * many as a word has, those that are there in any of the slices, moved to the first bits.
   */
  long inAny(int[] slices, int length, int from) {
    long any = 0;
    for (int slice : slices) {
      any |= word(from + slice * length);
    }
    return any;
  }

  /** As the other, but those that are there in several of the slices. */
  long inSeveral(int[] slices, int length, int from) {
    long any = 0;
    long several = 0;
    for (int slice : slices) {
      long one = word(from + slice * length);
      several |= any & one;
      any |= one;
    }
    return several;
  }

  /** The numbers from one on, as many as a word has. */
  long word(int from) {
    int first = from >> 6;
    long next = first + 1 < words.length ? words[first + 1] : 0;
    return words[first] >>> from | next << 1 << ~from;
  }

  /** Adds numbers from one on, which are the bits of a word. */
  void addWord(int from, long bits) {
    int first = from >> 6;
    words[first] |= bits << from;
    long more = bits >>> 1 >>> ~from;
    if (more != 0) {
      words[first + 1] |= more;
    }
  }

  /** So many numbers from one on, as the lowest bits of a word. */
  private long bits(int from, int count) {
    int first = from >> 6;
    int rest = from & 63;
    long found = words[first] >>> rest;
    if (rest + count > 64) {
      found |= words[first + 1] << (64 - rest);
    }
    return count == 64 ? found : found & (1L << count) - 1;
  }

  /**
   * Adds the numbers of two sets for which a number that is so much larger is in a third.
   *
   * @param one the first of the two
   * @param other the second
   */
  void addShiftedBack(Bits larger, Bits one, Bits other, int more) {
    if (more < 0) {
      addFromLower(larger.words, one.words, other.words, -more);
    } else {
      addFromHigher(larger.words, one.words, other.words, more);
    }
  }

  private void addFromHigher(long[] from, long[] one, long[] other, int more) {
    long[] own = words;
    int skipped = more >> 6;
    int rest = more & 63;
    int last = own.length - skipped - 1;
    for (int i = 0; i <= last; i++) {
      long mask = one[i] & other[i] & ~own[i];
      if (mask != 0) {
        long found = from[i + skipped] >>> rest;
        if (rest != 0 && i < last) {
          found |= from[i + skipped + 1] << (64 - rest);
        }
        own[i] |= found & mask;
      }
    }
  }

  private void addFromLower(long[] from, long[] one, long[] other, int less) {
    long[] own = words;
    int skipped = less >> 6;
    int rest = less & 63;
    for (int i = skipped; i < own.length; i++) {
      long mask = one[i] & other[i] & ~own[i];
      if (mask != 0) {
        long found = from[i - skipped] << rest;
        if (rest != 0 && i > skipped) {
          found |= from[i - skipped - 1] >>> (64 - rest);
        }
        own[i] |= found & mask;
      }
    }
  }

  /** Repeats what it has of its first numbers, so many, up to its end. */
  void repeat(int period) {
    for (int done = period; done < size; ) {
      int more = Math.min(done, size - done);
      addRange(this, 0, more, done);
      done += more;
    }
  }

  /** The first number from another on that is in this set and in a second, or -1. */
  int nextOfBoth(Bits second, int from) {
    if (from >= size) {
      return -1;
    }
    int word = from >> 6;
    long rest = words[word] & second.words[word] & -1L << from;
    while (rest == 0) {
      if (++word == words.length) {
        return -1;
      }
      rest = words[word] & second.words[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  /** In how many words a set of numbers below a size is kept. */
  static int words(int size) {
    return (size + Long.SIZE - 1) / Long.SIZE;
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

  /** Whether more than so many numbers are in it. */
  boolean isMoreThan(long some) {
    long count = 0;
    for (int i = 0; i < words.length && count <= some; i++) {
      count += Long.bitCount(words[i]);
    }
    return count > some;
  }

  /** How many numbers are in it. */
  public int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** The numbers that are in it, the smallest first. */
  int[] toArray() {
    int[] numbers = new int[count()];
    int number = -1;
    for (int i = 0; i < numbers.length; i++) {
      number = next(number + 1);
      numbers[i] = number;
    }
    return numbers;
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
