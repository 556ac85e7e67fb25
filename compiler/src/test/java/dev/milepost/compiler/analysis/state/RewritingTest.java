package dev.milepost.compiler.analysis.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Few combinations are rewritten as many are, and back to where they came from. */
final class RewritingTest {

  private static final int[][] TO = {{0}, {1, 2}, {4}, {}, {2, 3, 4}};
  private static final int[][] NONE_TO = {{0}, {0}, {0}, {0}, {0}};

  private final Random random = new Random(7);

  @Test
  void reshapesFewAsMany() {
    check(new Reshape(6, 40, TO, 5, 0, TO));
    check(new Reshape(6, 40, TO, 5, 2, NONE_TO));
    check(new Reshape(6, 40, TO, 5, 2, NONE_TO).inverse());
  }

  @Test
  void reordersFewAsMany() {
    Reorder reorder = new Reorder(new int[] {2, 0, 1}, new int[] {0, 1, 2}, new int[] {3, 4, 5});
    check(reorder);
    int[] all = IntStream.range(0, reorder.universe()).toArray();
    assertThat(reorder.inverse().apply(reorder.apply(all))).isEqualTo(all);
  }

  private void check(Rewriting rewriting) {
    for (int count : new int[] {0, 1, 5, rewriting.universe()}) {
      Bits some = new Bits(rewriting.universe());
      IntStream.range(0, count).forEach(_ -> some.add(random.nextInt(rewriting.universe())));
      Set<Integer> few = new TreeSet<>();
      IntStream.of(rewriting.apply(some.toArray())).forEach(few::add);
      Set<Integer> many = new TreeSet<>();
      IntStream.of(rewriting.apply(some).toArray()).forEach(many::add);
      assertThat(few).isEqualTo(many);
    }
  }
}
