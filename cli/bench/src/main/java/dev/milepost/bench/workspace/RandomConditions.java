package dev.milepost.bench.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Conditions of two to six atoms. */
final class RandomConditions {
  private static final int FEWEST = 2;
  private static final int MOST = 6;
  private static final int GROUPED_SHARE = 3;

  private final Random random;
  private final RandomAtoms atoms;

  RandomConditions(Random random) {
    this.random = random;
    this.atoms = new RandomAtoms(random);
  }

  /** A condition that is false where the first atom is, which speaks of that field. */
  Atom startingWith(String first, Field about) {
    List<Atom> others = atoms.pick(FEWEST + random.nextInt(MOST - FEWEST + 1) - 1, about);
    boolean ticking = others.stream().anyMatch(Atom::readsClock);
    List<String> operands = new ArrayList<>(others.stream().map(Atom::text).toList());
    if (operands.size() > 1 && random.nextInt(GROUPED_SHARE) == 0) {
      String either = "(" + operands.removeLast() + " OR " + operands.removeLast() + ")";
      operands.add(either);
    }
    operands.addFirst(first);
    return new Atom(String.join("\n      AND ", operands), ticking);
  }
}
