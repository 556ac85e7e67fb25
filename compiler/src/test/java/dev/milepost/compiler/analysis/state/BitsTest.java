package dev.milepost.compiler.analysis.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sets in words are the same as sets of numbers, across the borders of words. */
final class BitsTest {

  private static final int SIZE = 300;
  private final Random random = new Random(11);

  private Bits some() {
    Bits some = new Bits(SIZE);
    IntStream.range(0, 90).forEach(_ -> some.add(random.nextInt(SIZE)));
    return some;
  }

  private static Set<Integer> numbers(Bits bits) {
    Set<Integer> numbers = new TreeSet<>();
    for (int number = bits.next(0); number >= 0; number = bits.next(number + 1)) {
      numbers.add(number);
    }
    return numbers;
  }

  /** Those of some numbers that stay in the set when so much is added. */
  private static Bits within(Bits some, int more) {
    Bits within = new Bits(SIZE);
    for (int number : numbers(some)) {
      if (number + more >= 0 && number + more < SIZE) {
        within.add(number);
      }
    }
    return within;
  }

  @Test
  void areShifted() {
    for (int more : new int[] {0, 1, 63, 64, 65, 128, 200, -1, -63, -64, -65, -130, -299}) {
      Bits some = some();
      Bits mask = within(some(), more);
      Set<Integer> expected = new TreeSet<>();
      numbers(some.and(mask)).forEach(number -> expected.add(number + more));
      Bits shifted = new Bits(SIZE);
      shifted.addShifted(some, mask, more);
      assertThat(numbers(shifted)).isEqualTo(expected);
    }
  }

  @Test
  void areShiftedBack() {
    for (int more : new int[] {0, 1, 63, 64, 65, 128, 200, -1, -63, -64, -65, -130, -299}) {
      Bits larger = some();
      Bits mask = within(some(), more);
      Bits among = some();
      Set<Integer> expected = numbers(mask.and(among));
      expected.removeIf(number -> !larger.has(number + more));
      Bits back = new Bits(SIZE);
      back.addShiftedBack(larger, mask, among, more);
      assertThat(numbers(back)).isEqualTo(expected);
    }
  }

  @Test
  void takeRangesOfOthers() {
    for (int tried = 0; tried < 200; tried++) {
      Bits other = some();
      int length = random.nextInt(SIZE);
      int from = random.nextInt(SIZE - length + 1);
      int to = random.nextInt(SIZE - length + 1);
      Set<Integer> expected = new TreeSet<>();
      for (int number : numbers(other)) {
        if (number >= from && number < from + length) {
          expected.add(number - from + to);
        }
      }
      Bits taken = new Bits(SIZE);
      taken.addRange(other, from, length, to);
      assertThat(numbers(taken)).isEqualTo(expected);
    }
  }

  @Test
  void areRepeated() {
    for (int period : new int[] {1, 2, 3, 5, 60, 64, 100, 150, 300}) {
      Bits pattern = new Bits(SIZE);
      numbers(some()).stream().filter(number -> number < period).forEach(pattern::add);
      Set<Integer> first = numbers(pattern);
      pattern.repeat(period);
      for (int number = 0; number < SIZE; number++) {
        assertThat(pattern.has(number)).isEqualTo(first.contains(number % period));
      }
    }
  }

  @Test
  void areReadAndAddedAWordAtATime() {
    Bits some = some();
    for (int from : new int[] {0, 1, 63, 64, 100, 255, 256, SIZE - 1}) {
      for (int i = 0; i < Math.min(Long.SIZE, SIZE - from); i++) {
        assertThat((some.word(from) >>> i & 1) != 0).isEqualTo(some.has(from + i));
      }
      Bits added = new Bits(SIZE);
      added.addWord(from, some.word(from));
      numbers(added).forEach(number -> assertThat(some.has(number)).isTrue());
      assertThat(added.count()).isEqualTo(Long.bitCount(some.word(from)));
    }
  }

  @Test
  void areLookedForInSlices() {
    Bits some = some();
    int length = 70;
    int[] slices = {0, 2, 3};
    for (int i = 0; i < length; i++) {
      int from = i;
      long found = IntStream.of(slices).filter(slice -> some.has(from + slice * length)).count();
      assertThat((some.inAny(slices, length, from) & 1) != 0).isEqualTo(found > 0);
      assertThat((some.inSeveral(slices, length, from) & 1) != 0).isEqualTo(found > 1);
    }
  }

  @Test
  void countUpToALimit() {
    Bits some = some();
    int count = numbers(some).size();
    assertThat(some.isMoreThan(count - 1L)).isTrue();
    assertThat(some.isMoreThan(count)).isFalse();
    assertThat(new Bits(SIZE).isMoreThan(0)).isFalse();
  }
}
